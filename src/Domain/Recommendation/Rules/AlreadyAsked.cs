namespace Dispatch.Domain.Recommendation.Rules;

/// <summary>This incident has the unit already, or the unit declined it.</summary>
internal sealed class AlreadyAsked : ICandidateRule
{
    public string Reason => ExclusionReasons.AlreadyAsked;

    public bool Excludes(Question question, in Candidate candidate) =>
        question.Unavailable.Contains(candidate.Unit.Profile.Id);
}

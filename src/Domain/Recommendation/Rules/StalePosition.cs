namespace Dispatch.Domain.Recommendation.Rules;

/// <summary>Where it was long ago says little about where it is.</summary>
internal sealed class StalePosition : ICandidateRule
{
    public string Reason => ExclusionReasons.StalePosition;

    public bool Excludes(Question question, in Candidate candidate) =>
        question.Now - candidate.Fix.Time > question.Limits.MaxFixAge;
}

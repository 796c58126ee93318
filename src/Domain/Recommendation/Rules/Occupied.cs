namespace Dispatch.Domain.Recommendation.Rules;

/// <summary>A taxi with passengers is left out until it is free.</summary>
internal sealed class Occupied : ICandidateRule
{
    public string Reason => ExclusionReasons.Occupied;

    public bool Excludes(Question question, in Candidate candidate) =>
        candidate.Occupied == true;
}

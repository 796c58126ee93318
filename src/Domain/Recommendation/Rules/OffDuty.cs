namespace Dispatch.Domain.Recommendation.Rules;

/// <summary>Off duty means not to be disturbed.</summary>
internal sealed class OffDuty : ICandidateRule
{
    public string Reason => ExclusionReasons.OffDuty;

    public bool Excludes(Question question, in Candidate candidate) =>
        !candidate.Unit.OnDuty;
}

namespace Dispatch.Domain.Recommendation.Rules;

/// <summary>Every requested capability is required.</summary>
internal sealed class LacksCapability : ICandidateRule
{
    public string Reason => ExclusionReasons.LacksCapability;

    public bool Excludes(Question question, in Candidate candidate) =>
        !question.IsCapable(candidate.Unit.Profile);
}

using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Recommendation.Rules;

/// <summary>Every requested capability is required.</summary>
internal sealed class LacksCapability : ICandidateRule
{
    public string Reason => ExclusionReasons.LacksCapability;

    public bool OfWantedSort => false;

    public bool Excludes(Question question, in Candidate candidate, Metres distance) =>
        !question.IsCapable(candidate.Unit.Profile);
}

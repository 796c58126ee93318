using Dispatch.Domain.Units;

namespace Dispatch.Domain.Recommendation.Rules;

/// <summary>A civilian who did not agree to be mobilised is never asked.</summary>
internal sealed class OptedOut : ICandidateRule
{
    public string Reason => ExclusionReasons.OptedOut;

    public bool Excludes(Question question, in Candidate candidate) =>
        candidate.Unit.Profile is { OptedIn: false } profile && profile.Kind.IsCivilian();
}

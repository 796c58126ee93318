using Dispatch.Domain.Geo;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Recommendation.Rules;

/// <summary>A civilian who did not agree to be mobilised is never asked.</summary>
internal sealed class OptedOut : ICandidateRule
{
    public string Reason => ExclusionReasons.OptedOut;

    public bool OfWantedSort => true;

    public bool Excludes(Question question, in Candidate candidate, Metres distance) =>
        candidate.Unit.Profile is { OptedIn: false } profile && profile.Kind.IsCivilian();
}

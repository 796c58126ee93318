using Dispatch.Domain.Units;

namespace Dispatch.Domain.Alerting.Audiences.Rules;

/// <summary>A civilian who did not agree to be mobilised is never told, whatever the alert.</summary>
internal sealed class NotOptedIn : AudienceRule
{
    public override string Reason => AudienceReasons.NotOptedIn;

    public override bool Excludes(AudienceQuestion question, in AlertCandidate candidate) =>
        candidate.Summary!.Profile is { OptedIn: false } profile && profile.Kind.IsCivilian();
}

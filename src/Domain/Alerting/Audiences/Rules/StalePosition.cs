namespace Dispatch.Domain.Alerting.Audiences.Rules;

/// <summary>Nobody knows where it is now.</summary>
internal sealed class StalePosition : AudienceRule
{
    public override string Reason => AudienceReasons.StalePosition;

    public override bool Excludes(AudienceQuestion question, in AlertCandidate candidate) =>
        candidate.Fix is not { } fix || question.Now - fix.Time > question.Limits.MaxFixAge;
}

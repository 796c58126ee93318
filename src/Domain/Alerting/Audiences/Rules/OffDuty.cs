namespace Dispatch.Domain.Alerting.Audiences.Rules;

/// <summary>Off duty means not to be disturbed.</summary>
internal sealed class OffDuty : AudienceRule
{
    public override string Reason => AudienceReasons.OffDuty;

    public override bool Excludes(AudienceQuestion question, in AlertCandidate candidate) =>
        !candidate.Summary!.OnDuty;
}

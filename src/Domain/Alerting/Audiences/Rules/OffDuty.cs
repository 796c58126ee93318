namespace Dispatch.Domain.Alerting.Audiences.Rules;

/// <summary>Off duty means not to be disturbed.</summary>
internal sealed class OffDuty : IAudienceRule
{
    public string Reason => AudienceReasons.OffDuty;

    public bool Excludes(AudienceQuestion question, in AlertCandidate candidate) =>
        !candidate.Summary!.OnDuty;
}

using Dispatch.Domain.Units;

namespace Dispatch.Domain.Alerting.Audiences.Rules;

/// <summary>Promised to an incident, or busy: one task at a time.</summary>
internal sealed class OnTask : AudienceRule
{
    public override string Reason => AudienceReasons.OnTask;

    public override bool Excludes(AudienceQuestion question, in AlertCandidate candidate) =>
        candidate.Summary!.Incident is not null || candidate.Summary.Status != UnitStatus.Available;
}

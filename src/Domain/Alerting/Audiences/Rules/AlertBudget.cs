using Dispatch.Domain.Units;

namespace Dispatch.Domain.Alerting.Audiences.Rules;

/// <summary>A civilian hears so many alerts a day and no more; who hears too many stops listening.</summary>
internal sealed class AlertBudget : AudienceRule
{
    public override string Reason => AudienceReasons.AlertBudget;

    public override bool Excludes(AudienceQuestion question, in AlertCandidate candidate) =>
        // The alert that it is looking out for is counted already and is not another one.
        candidate.AlertsToday - (question.Looking.Contains(candidate.Unit) ? 1 : 0) >= question.Limits.AlertsPerDay
        && candidate.Summary!.Profile.Kind.IsCivilian();
}

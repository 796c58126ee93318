namespace Dispatch.Domain.Tracking.Rules;

/// <summary>A fix stored while out of coverage says where the unit was, not where it is.</summary>
internal sealed class TooOld : IFixRule
{
    public FixRefusal Reason => FixRefusal.TooOld;

    public bool Refuses(in FixQuestion question) =>
        question.Now - question.Report.Time > question.Limits.MaxAge;
}

namespace Dispatch.Domain.Tracking.Rules;

/// <summary>Older than what we know already; mobile networks deliver late and out of order.</summary>
internal sealed class OutOfOrder : IFixRule
{
    public FixRefusal Reason => FixRefusal.OutOfOrder;

    public bool Refuses(in FixQuestion question) =>
        question.Last is { } last && question.Report.Time < last.Time;
}

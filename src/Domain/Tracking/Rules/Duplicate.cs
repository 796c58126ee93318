namespace Dispatch.Domain.Tracking.Rules;

/// <summary>The same device time again: a repeated message, or a second fix of one instant.</summary>
internal sealed class Duplicate : IFixRule
{
    public FixRefusal Reason => FixRefusal.Duplicate;

    public bool Refuses(in FixQuestion question) =>
        question.Last is { } last && question.Report.Time == last.Time;
}

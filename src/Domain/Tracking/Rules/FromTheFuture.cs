namespace Dispatch.Domain.Tracking.Rules;

/// <summary>A clock ahead of ours would freeze the unit: no later honest fix could pass it.</summary>
internal sealed class FromTheFuture : IFixRule
{
    public FixRefusal Reason => FixRefusal.FromTheFuture;

    public bool Refuses(in FixQuestion question) =>
        question.Report.Time - question.Now > question.Limits.FutureTolerance;
}

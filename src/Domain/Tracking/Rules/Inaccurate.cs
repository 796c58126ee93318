namespace Dispatch.Domain.Tracking.Rules;

/// <summary>A position by cell tower may be kilometres off; better the last good one.</summary>
internal sealed class Inaccurate : IFixRule
{
    public FixRefusal Reason => FixRefusal.Inaccurate;

    public bool Refuses(in FixQuestion question) =>
        question.Report.AccuracyMetres > question.Limits.MaxAccuracyMetres;
}

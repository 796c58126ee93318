using Dispatch.Domain.Incidents;

namespace Dispatch.Domain.Alerting.Retention;

/// <summary>
/// Somebody wants to look at where units were or what they answered. Movement traces are sensitive personal information (PIPL article 28):
/// every look needs a purpose and a case, covers a bounded time, and stands in the case's log before anything is shown.
/// </summary>
/// <param name="Case">The incident in whose log the look is recorded.</param>
/// <param name="Unit">Whose history; null = everybody's in that time.</param>
public sealed record HistoryLook(string? Purpose, IncidentId? Case, UnitId? Unit, DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>One look covers no more.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>The event to be recorded first; a refusal when the look may not be taken.</summary>
    public Outcome<HistoryLooked> Decide()
    {
        if ((TextRules.Required(Purpose, "purpose") ?? TextRules.Line(Purpose, TextRules.ReasonLimit, "purpose")) is { } refusal)
            return refusal;
        if (Case is null)
            return new Refusal("case-needed", "Give the number of the case that the look belongs to.", Field: "case");
        if (To <= From || To - From > Longest)
            return new Refusal("invalid-period", "The period must end after it begins and be 7 days long at most.", Field: "to");
        return new HistoryLooked(Unit, Purpose!, From, To);
    }
}

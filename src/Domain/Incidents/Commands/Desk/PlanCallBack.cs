namespace Dispatch.Domain.Incidents;

/// <summary>The caller is to be told what became of it. Planning again moves the date; after it was done it begins another one.</summary>
/// <param name="Due">UTC; see <see cref="CheckDue"/>.</param>
[GenerateSerializer, Immutable, Alias("dispatch.PlanCallBack")]
public sealed record PlanCallBack(DateTimeOffset Due, string? Note) : DeskCommand
{
    internal override bool EndsWork => true;

    private protected override Decision Decide(Incident incident, IncidentDesk desk)
    {
        if ((TextRules.Line(Note, TextRules.ReasonLimit, "note") ?? CheckDue(incident, Due, "due")) is { } refusal)
            return refusal;
        return desk.CallBack is { DoneAt: null } planned && planned.Due == Due && planned.Note == Note
            ? Decision.Nothing
            : new CallBackPlanned(Due.ToUniversalTime(), Note);
    }

    /// <summary>Between the opening and two years after: a slip of the year or of the zone, nothing finer.</summary>
    internal static Refusal? CheckDue(Incident incident, DateTimeOffset due, string field) =>
        due < incident.OpenedAt.AddDays(-1) || due > incident.OpenedAt.AddDays(730)
            ? new Refusal("due-out-of-range", "A call-back is due between the opening of the incident and two years later.", RefusalKind.Invalid, field)
            : null;
}

/// <summary>The call-back was made, or nobody answered, or it was dropped.</summary>
/// <param name="Result">What came of it.</param>
/// <param name="Satisfaction">1 (not at all) … 5 (fully), when somebody was reached; null when they would not say.</param>
/// <param name="NextDue">When nobody answered.</param>
[GenerateSerializer, Immutable, Alias("dispatch.RecordCallBack")]
public sealed record RecordCallBack(CallBackResult Result, int? Satisfaction, string? Remark, DateTimeOffset? NextDue) : DeskCommand
{
    internal override bool EndsWork => true;

    private protected override Decision Decide(Incident incident, IncidentDesk desk)
    {
        if (desk.CallBack is not { DoneAt: null })
            return new Refusal("no-call-back", $"No call-back of incident {incident.Id} is due; plan one first.", RefusalKind.Conflict);
        if (CheckEntries(incident) is { } refusal)
            return refusal;
        return Result is CallBackResult.NotReached
            ? new CallBackTried(NextDue!.Value.ToUniversalTime(), Remark)
            : new CallBackEnded(Result is CallBackResult.Reached ? Satisfaction : null, Remark);
    }

    private Refusal? CheckEntries(Incident incident)
    {
        if (TextRules.Lines(Remark, TextRules.NoteLimit, "remark") is { } text)
            return text;
        if (Satisfaction is < 1 or > 5)
            return new Refusal("satisfaction-out-of-range", "Satisfaction is 1 (not at all) to 5 (fully).", RefusalKind.Invalid, "satisfaction");
        return Result switch
        {
            CallBackResult.Dropped => TextRules.Required(Remark, "remark"),
            CallBackResult.NotReached when NextDue is null =>
                new Refusal("next-due-missing", "Nobody answered: say when to try again.", RefusalKind.Invalid, "nextDue"),
            CallBackResult.NotReached => PlanCallBack.CheckDue(incident, NextDue!.Value, "nextDue"),
            CallBackResult.Reached => null,
            _ => new Refusal("unknown-result", "A call-back reached somebody, did not, or was dropped.", RefusalKind.Invalid, "result"),
        };
    }
}

[GenerateSerializer, Alias("dispatch.CallBackResult")]
public enum CallBackResult
{
    Reached,
    NotReached,
    /// <summary>It makes no sense any more; the remark says why.</summary>
    Dropped,
}

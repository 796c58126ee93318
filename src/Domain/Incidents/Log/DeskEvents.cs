using System.Collections.Immutable;

namespace Dispatch.Domain.Incidents;

/// <summary>Something that the desk did; it changes <see cref="IncidentDesk"/> and nothing else.</summary>
public abstract record DeskEvent : IncidentEvent
{
    internal abstract IncidentDesk ApplyTo(IncidentDesk desk, LogEntry entry);
}

/// <summary>A further caller of the same event.</summary>
public sealed record CallerAdded(Caller? Caller, SourceChannel Channel, IncidentLocation? Location, string? Said) : DeskEvent
{
    internal override IncidentDesk ApplyTo(IncidentDesk desk, LogEntry entry) => desk with
    {
        Callers = desk.Callers.Add(new FurtherCaller(Caller, Channel, Location, Said, entry.At, entry.By.Id)),
    };
}

/// <param name="AskedBy">Who linked them, when the other incident passed it on; null when it was asked for here.</param>
/// <param name="Since">As <paramref name="AskedBy"/>.</param>
public sealed record IncidentLinked(string Other, string? Why, Actor? AskedBy, DateTimeOffset? Since) : DeskEvent
{
    internal override IncidentDesk ApplyTo(IncidentDesk desk, LogEntry entry) =>
        LinkRules.With(desk, new IncidentLink(new IncidentId(Other), true, Since ?? entry.At, AskedBy ?? entry.By, Why));
}

/// <inheritdoc cref="IncidentLinked"/>
public sealed record IncidentUnlinked(string Other, string? Why, Actor? AskedBy, DateTimeOffset? Since) : DeskEvent
{
    internal override IncidentDesk ApplyTo(IncidentDesk desk, LogEntry entry) =>
        LinkRules.With(desk, new IncidentLink(new IncidentId(Other), false, Since ?? entry.At, AskedBy ?? entry.By, Why));
}

public sealed record AgencyInvolved(string Agency, string? Note) : DeskEvent
{
    internal override IncidentDesk ApplyTo(IncidentDesk desk, LogEntry entry) => desk with
    {
        Agencies = [.. desk.Agencies.Where(one => one.Agency != Agency), new InvolvedAgency(Agency, Note, entry.At)],
    };
}

public sealed record AgencyReleased(string Agency) : DeskEvent
{
    internal override IncidentDesk ApplyTo(IncidentDesk desk, LogEntry entry) =>
        desk with { Agencies = [.. desk.Agencies.Where(one => one.Agency != Agency)] };
}

public sealed record MajorDeclared(string Reason) : DeskEvent
{
    internal override IncidentDesk ApplyTo(IncidentDesk desk, LogEntry entry) => desk with { Major = new MajorFlag(Reason, entry.At, entry.By.Id) };
}

public sealed record MajorEnded(string Reason) : DeskEvent
{
    internal override IncidentDesk ApplyTo(IncidentDesk desk, LogEntry entry) => desk with { Major = null };
}

public sealed record CallBackPlanned(DateTimeOffset Due, string? Note) : DeskEvent
{
    internal override IncidentDesk ApplyTo(IncidentDesk desk, LogEntry entry) => desk with { CallBack = new CallBack(Due, Note) };
}

/// <summary>Nobody answered.</summary>
public sealed record CallBackTried(DateTimeOffset NextDue, string? Remark) : DeskEvent
{
    internal override IncidentDesk ApplyTo(IncidentDesk desk, LogEntry entry) => desk.CallBack is { } planned
        ? desk with { CallBack = planned with { Due = NextDue, Tries = planned.Tries + 1, Remark = Remark } }
        : throw new InvalidDataException("A call-back was tried that nobody planned.");
}

/// <param name="Satisfaction">1–5; null when it was dropped and nobody was asked.</param>
public sealed record CallBackEnded(int? Satisfaction, string? Remark) : DeskEvent
{
    internal override IncidentDesk ApplyTo(IncidentDesk desk, LogEntry entry) => desk.CallBack is { } planned
        ? desk with { CallBack = planned with { DoneAt = entry.At, DoneBy = entry.By.Id, Satisfaction = Satisfaction, Remark = Remark } }
        : throw new InvalidDataException("A call-back ended that nobody planned.");
}

public sealed record CallReviewed(ImmutableArray<ReviewMark> Marks, string? Remark) : DeskEvent
{
    internal override IncidentDesk ApplyTo(IncidentDesk desk, LogEntry entry) =>
        desk with { Review = new CallReview(Marks, Remark, entry.At, entry.By.Id) };
}

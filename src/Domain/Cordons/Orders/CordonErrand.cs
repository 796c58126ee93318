using System.Collections.Immutable;
using Dispatch.Domain.Incidents;

namespace Dispatch.Domain.Cordons.Orders;

[GenerateSerializer, Alias("dispatch.CordonErrandKind")]
public enum CordonErrandKind
{
    /// <summary>Write the event into the incident's log.</summary>
    Record,
    /// <summary>Send officers through the incident.</summary>
    Send,
    /// <summary>Take officers off the incident.</summary>
    TakeOff,
    /// <summary>Ask civilians, who observe and report.</summary>
    AskCivilians,
    /// <summary>Some civilians are not needed any more.</summary>
    ReleaseCivilians,
    /// <summary>It is over for every civilian who was asked.</summary>
    EndCivilians,
}

/// <summary>Something that others must be told after a change.</summary>
/// <param name="Number">Makes its command key, so that doing it twice changes nothing.</param>
/// <param name="Words">Of an end: the commander's reason; null when none was given.</param>
/// <param name="EventKind">With <paramref name="EventBody"/>: the event, as the log writes it.</param>
[GenerateSerializer, Immutable, Alias("dispatch.CordonErrand")]
public sealed record CordonErrand(
    CordonErrandKind Kind,
    ImmutableArray<UnitId> Units,
    string? EventKind = null,
    string? EventBody = null,
    int Number = 0,
    Actor? By = null,
    DateTimeOffset At = default,
    string? Words = null)
{

    public static CordonErrand Record(IncidentEvent happened) =>
        new(CordonErrandKind.Record, [], EventCodec.KindOf(happened), EventCodec.BodyOf(happened));

    /// <summary>Null when there is nobody.</summary>
    public static CordonErrand? To(CordonErrandKind kind, IEnumerable<UnitId> units) =>
        units.Distinct().ToImmutableArray() is { IsEmpty: false } some ? new CordonErrand(kind, some) : null;

    public CommandHeader Header(int part = 0) => new(
        new CommandKey(FormattableString.Invariant($"cordon.{Number}.{part}")), By ?? Actor.System, At, $"{Kind}");
}

using System.Collections.Immutable;
using Dispatch.Domain.Incidents;
using Dispatch.Domain.Recommendation;

namespace Dispatch.Domain.Alerting;

/// <summary>A group that was told together.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.AlertWave")]
public sealed record AlertWave(int Number, DateTimeOffset At, int Size);

/// <summary>An event that the incident's log must still hear; written with the change that causes it.</summary>
/// <param name="Number">Makes its command key, so that recording it twice changes nothing.</param>
[GenerateSerializer, Immutable, Alias("dispatch.AlertNote")]
public sealed record AlertNote(int Number, string EventKind, string EventBody, Actor By, DateTimeOffset At)
{
    public CommandHeader Header(AlertId alert) =>
        new(new CommandKey(FormattableString.Invariant($"alert.{alert}.{Number}")), By, At, EventKind);
}

/// <summary>A message that went out: the order, an update, or the end.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.AlertVersion")]
public sealed record AlertVersion(int Seq, DateTimeOffset At, bool Ends);

/// <summary>
/// An alert as it is remembered: the order and what was decided since. Who was told and what they answered is in the ladders.
/// The decisions are in <c>Alerting/Orders</c>, one file each.
/// </summary>
/// <param name="Seq">Of the newest message: 1 for the order, one more for each update, ending and wave text.</param>
/// <param name="WhyRelease">Why a second person is needed; null when not.</param>
/// <param name="Eligible">How many were eligible when it was ordered.</param>
/// <param name="Excluded">Who was not, by reason; of the last look.</param>
/// <param name="EndReason">The commander's words for a retraction or stand-down.</param>
/// <param name="Versions">What went out, oldest first; empty before the release.</param>
/// <param name="Notes">Events that the incident's log has still to hear.</param>
[GenerateSerializer, Immutable, Alias("dispatch.AlertState")]
public sealed record Alert(
    AlertOrder Order,
    AlertStanding Standing,
    int Seq,
    Actor OrderedBy,
    DateTimeOffset OrderedAt,
    string? WhyRelease,
    Actor? ReleasedBy,
    DateTimeOffset? ReleasedAt,
    int Eligible,
    ImmutableArray<Exclusion> Excluded,
    ImmutableArray<AlertWave> Waves,
    Actor? EndedBy,
    DateTimeOffset? EndedAt,
    string? EndReason,
    ImmutableArray<AlertVersion> Versions,
    ImmutableArray<AlertNote> Notes,
    int NoteCount,
    Receipts Receipts,
    long Version)
{
    /// <summary>No more waves than this, so that the record stays small; after it only a new alert helps.</summary>
    public const int MaxWaves = 200;

    public bool IsActive => Standing == AlertStanding.Active;

    public bool IsOver => Standing is AlertStanding.Retracted or AlertStanding.StoodDown or AlertStanding.Expired;

    /// <summary>How it ends for each recipient, once it is over; null before.</summary>
    public EndingKind? Ending => Standing switch
    {
        AlertStanding.Retracted => EndingKind.Retracted,
        AlertStanding.StoodDown => EndingKind.StandDown,
        AlertStanding.Expired => EndingKind.Expired,
        _ => null,
    };

    public Refusal NotActive() => new(
        "alert-not-active", $"Alert {Order.Id} is not active: it {(Standing == AlertStanding.AwaitsRelease ? "awaits its release" : "is over")}.", RefusalKind.Conflict);

    /// <summary>This state when the command was carried out before; a refusal when its key was used for another.</summary>
    public Outcome<Alert>? Recall(CommandHeader header) => Receipts.Find(header.Key) is not { } receipt ? null
        : receipt.Fingerprint == header.Fingerprint ? this : Receipts.KeyReused(header.Key);

    public Alert Receipted(CommandHeader header) => this with { Receipts = Receipts.With(header, Version + 1), Version = Version + 1 };

    /// <summary>The log was told.</summary>
    public Alert Noted(AlertNote note) => this with { Notes = Notes.RemoveAll(one => one.Number == note.Number), Version = Version + 1 };

    internal Alert With(Actor by, DateTimeOffset at, IncidentEvent happened) => this with
    {
        Notes = Notes.Add(new AlertNote(NoteCount + 1, EventCodec.KindOf(happened), EventCodec.BodyOf(happened), by, at)),
        NoteCount = NoteCount + 1,
        Versions = happened switch
        {
            AlertOrdered { WhyRelease: null } or AlertReleased or AlertUpdated => Versions.Add(new AlertVersion(Seq, at, false)),
            // Who was never told of it is not told of its end.
            AlertRetracted or AlertStoodDown or AlertExpired when !Versions.IsEmpty => Versions.Add(new AlertVersion(Seq, at, true)),
            _ => Versions,
        },
    };
}

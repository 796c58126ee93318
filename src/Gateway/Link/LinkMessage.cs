using System.Text.Json;
using Dispatch.Domain;
using Dispatch.Gateway.Ingest;

namespace Dispatch.Gateway.Link;

internal enum LinkMessageKind
{
    None,
    Step,
    Fix,
    Duty,
    Occupied,
    Sighting,
    Panic,
    Ping,
}

/// <summary>One message of a unit as it was read; members that its kind does not have are as they are by default.</summary>
internal struct LinkMessage
{
    public LinkMessageKind Kind;

    /// <summary>The place, for a fix, a sighting and a panic; <see cref="ParsedReport.Time"/> is default when none was given.</summary>
    public ParsedReport Fix;

    public bool? OnDuty;
    public string? Alert;
    public int Seq;
    public string? Step;
    public string? Reason;
    public DateTimeOffset? At;
    public string? Key;
    public string? What;
    public string? Note;
    public byte[]? Photo;
}

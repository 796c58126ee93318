namespace Dispatch.Domain.Incidents;

/// <summary>
/// One line of an incident's log. <see cref="Hash"/> = SHA-256 over the previous hash and this entry's canonical text,
/// so that changing, removing or inserting an entry breaks every later one.
/// </summary>
/// <param name="Sequence">1, 2, 3 …</param>
/// <param name="Key">The command that caused it; null for entries that the system wrote by itself.</param>
/// <param name="Fingerprint">Of the command's body; null as above.</param>
/// <param name="Kind">Stable name of the event, for example <c>unit-dispatched</c>.</param>
/// <param name="Body">The event as canonical JSON.</param>
/// <param name="Hash">64 lower-case hexadecimal digits.</param>
[GenerateSerializer, Immutable, Alias("dispatch.LogEntry")]
public sealed record LogEntry(
    int Sequence,
    DateTimeOffset At,
    Actor By,
    CommandKey? Key,
    string? Fingerprint,
    string Kind,
    string Body,
    string Hash);

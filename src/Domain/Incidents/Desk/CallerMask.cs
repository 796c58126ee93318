namespace Dispatch.Domain.Incidents;

/// <summary>
/// Callers for roles that need to tell them apart and need not know them: the first letter of the name, the last two digits of the
/// number. Crews get none of it.
/// </summary>
public static class CallerMask
{
    private const char Hidden = '•';
    private const int DigitsShown = 2;

    public static Caller? Of(Caller? caller) => caller is null ? null : new Caller(Name(caller.Name), Number(caller.Number));

    public static IncidentReport Of(IncidentReport report) => report with { Caller = Of(report.Caller) };

    public static IncidentDesk Of(IncidentDesk desk) =>
        desk with { Callers = [.. desk.Callers.Select(one => one with { Caller = Of(one.Caller) })] };

    /// <summary>The entry with its caller masked. Its hash is that of the entry as written, so only the server can check the chain.</summary>
    public static LogEntry Of(LogEntry entry) => EventCodec.Read(entry.Kind, entry.Body) switch
    {
        IncidentOpened opened => entry with { Body = EventCodec.BodyOf(opened with { Report = Of(opened.Report) }) },
        CallerAdded added => entry with { Body = EventCodec.BodyOf(added with { Caller = Of(added.Caller) }) },
        _ => entry,
    };

    private static string? Name(string? name) =>
        string.IsNullOrEmpty(name) ? name : name[..(char.IsHighSurrogate(name[0]) && name.Length > 1 ? 2 : 1)] + new string(Hidden, 2);

    private static string? Number(string? number) => string.IsNullOrEmpty(number) ? number
        : new string(Hidden, Math.Max(1, number.Length - DigitsShown)) + number[Math.Max(1, number.Length - DigitsShown)..];
}

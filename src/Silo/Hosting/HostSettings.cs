namespace Dispatch.Silo.Hosting;

/// <summary>Where states are kept.</summary>
public enum StorageKind
{
    /// <summary>One file under the data directory; nothing to install.</summary>
    Sqlite,

    /// <summary>A redis-server with append-only file; see <c>Storage:Redis</c>.</summary>
    Redis,

    /// <summary>Nothing is kept: for tests and for looking around.</summary>
    Memory,
}

/// <summary>Settings of the host, section <c>Host</c>: appsettings.json, environment (<c>Host__Listen</c>), command line.</summary>
public sealed class HostSettings
{
    public const string Section = "Host";

    /// <summary>Directory of everything that is kept: database, keys of sessions, seals. Default: <c>var</c> under the working directory.</summary>
    public string DataDirectory { get; set; } = "var";

    /// <summary>Addresses to serve on, separated by semicolons. Default: <c>http://127.0.0.1:8110</c>, this machine only.</summary>
    public string Listen { get; set; } = "http://127.0.0.1:8110";

    /// <summary>Default: <see cref="StorageKind.Sqlite"/>.</summary>
    public StorageKind Storage { get; set; } = StorageKind.Sqlite;

    /// <summary>
    /// The city's roads, a file that <c>dispatch import-roads</c> made; arrival times follow them. Default: none, straight lines.
    /// </summary>
    public string? Roads { get; set; }

    /// <summary>Logs as JSON, one object a line, for machines that collect them. Default: false.</summary>
    public bool JsonLogs { get; set; }

    /// <summary>Longest time that a shutdown may take to finish what was accepted. Default: 15 seconds.</summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(15);

    public string DatabasePath => Path.Combine(DataDirectory, "dispatch.db");

    public string KeysPath => Path.Combine(DataDirectory, "keys");

    public string SealsPath => Path.Combine(DataDirectory, "seals.jsonl");

    /// <summary>Null when every setting can be used; otherwise a sentence that names the fix.</summary>
    public string? Fault()
    {
        if (string.IsNullOrWhiteSpace(DataDirectory))
            return "Host:DataDirectory is empty: name a directory, for example --data var.";
        if (ShutdownTimeout <= TimeSpan.Zero)
            return "Host:ShutdownTimeout must be above zero.";
        var bad = Listen.Split(';', StringSplitOptions.TrimEntries).FirstOrDefault(url =>
            !Uri.TryCreate(url.Replace("*", "any", StringComparison.Ordinal), UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"));
        return bad is null ? null : $"Host:Listen has '{bad}': write addresses such as http://127.0.0.1:8110.";
    }
}

using System.Globalization;

namespace Dispatch.Silo.Hosting;

/// <summary>How many connections the operating system lets this process hold: every socket is an open file.</summary>
internal static class OpenFiles
{
    public const string Advice = "Raise it with ulimit -n or LimitNOFILE.";

    /// <summary>Files, libraries, database and listening sockets of the process itself.</summary>
    private const int OwnFiles = 1_000;

    /// <summary>The soft limit; null where the system does not say.</summary>
    public static long? Limit()
    {
        const string Limits = "/proc/self/limits";
        if (!File.Exists(Limits))
            return null;
        var line = File.ReadLines(Limits).FirstOrDefault(text => text.StartsWith("Max open files", StringComparison.Ordinal));
        var fields = line?.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields is [_, _, _, var soft, ..] && long.TryParse(soft, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : null;
    }

    public static long Connections(long limit) => Math.Max(0, limit - OwnFiles);
}

using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Dispatch.Silo.Hosting;

/// <summary>
/// How much is allocated between two collections. Each pause walks whatever the messages of thousands of connections touched, however little of
/// it survives, so fewer of them are less waiting altogether. The runtime takes these two settings from its environment only and reads that
/// before any code of ours runs: the process therefore becomes itself once more, with them (same id, arguments and files).
/// </summary>
internal static class YoungGeneration
{
    /// <summary>Whoever set it knows what for: then everything stays as it is.</summary>
    public const string SizeName = "DOTNET_GCgen0size";

    /// <summary>The youngest generation is cut to half of this, 128 MiB by default.</summary>
    public const string SegmentName = "DOTNET_GCSegmentSize";

    private const long Largest = 512L << 20;
    private const long Smallest = 64L << 20;
    private const int ShareOfMemory = 16;

    /// <summary>Settings to be added to the environment; empty when they are there, or when memory is too scarce to be generous.</summary>
    /// <param name="memory">What this process may use, in bytes.</param>
    public static IReadOnlyDictionary<string, string> Missing(Func<string, string?> environment, long memory)
    {
        var size = Math.Min(Largest, memory / ShareOfMemory);
        return environment(SizeName) is not null || size < Smallest
            ? new Dictionary<string, string>(StringComparer.Ordinal)
            : new Dictionary<string, string>(StringComparer.Ordinal) { [SizeName] = Hex(size), [SegmentName] = Hex(size * 4) };
    }

    /// <summary>Comes back only where it cannot be done or there is nothing to do: it then goes on as it is, with shorter and more pauses.</summary>
    public static void Enlarge()
    {
        if (!OperatingSystem.IsLinux() || Environment.ProcessPath is not { } program)
            return;
        var missing = Missing(Environment.GetEnvironmentVariable, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
        if (missing.Count == 0)
            return;
        ForgetDiagnostics();
        var environment = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
            .Select(entry => $"{entry.Key}={entry.Value}").Concat(missing.Select(entry => $"{entry.Key}={entry.Value}"));
        var arguments = Encoding.UTF8.GetString(File.ReadAllBytes("/proc/self/cmdline")).TrimEnd('\0').Split('\0');
        _ = Execute(program, [.. arguments, null], [.. environment, null]);
    }

    /// <summary>The runtime that begins anew makes these again under the same names, and could not while they are there.</summary>
    private static void ForgetDiagnostics()
    {
        foreach (var file in Directory.EnumerateFiles(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"dotnet-diagnostic-{Environment.ProcessId}-*-socket")))
            File.Delete(file);
    }

    private static string Hex(long bytes) => "0x" + bytes.ToString("x", CultureInfo.InvariantCulture);

    [DllImport("libc", EntryPoint = "execve", BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Execute(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string path,
        [MarshalAs(UnmanagedType.LPArray, ArraySubType = UnmanagedType.LPStr)] string?[] arguments,
        [MarshalAs(UnmanagedType.LPArray, ArraySubType = UnmanagedType.LPStr)] string?[] environment);
}

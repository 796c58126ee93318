using System.Globalization;
using System.Runtime.InteropServices;

namespace Dispatch.Bench;

/// <summary>What every report begins with, and how it prints its rows.</summary>
internal static class Report
{
    public static void Begin(string title)
    {
        Console.WriteLine($"## {title}");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.MachineName}, {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, server GC {System.Runtime.GCSettings.IsServerGC}"));
        Console.WriteLine();
        Console.WriteLine("| what | figure |");
        Console.WriteLine("|---|---|");
    }

    public static void Row(string what, FormattableString figure) =>
        Console.WriteLine($"| {what} | {figure.ToString(CultureInfo.InvariantCulture)} |");
}

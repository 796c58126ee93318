using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Dispatch.Load.Service;

/// <summary>What every report says of the machine and the build.</summary>
internal static class Machine
{
    public static void Describe(IDictionary<string, string> facts)
    {
        facts["machine"] = string.Create(CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1073741824.0:0.#} GiB, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}");
        facts["processor"] = Processor();
        facts["load average at the end"] = File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Trim() : "not known";
        facts["commit"] = Run("git", $"-C \"{Repository.Root}\" describe --always --dirty") ?? "not known";
    }

    /// <returns>The first line that it prints; null when it cannot be run.</returns>
    public static string? Run(string program, string arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
            })!;
            var line = process.StandardOutput.ReadLine();
            process.WaitForExit();
            return process.ExitCode == 0 ? line : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static string Processor()
    {
        const string Info = "/proc/cpuinfo";
        var line = File.Exists(Info) ? File.ReadLines(Info).FirstOrDefault(text => text.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 2)..] ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}

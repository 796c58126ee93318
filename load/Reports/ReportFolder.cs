using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Dispatch.Load.Reports;

/// <summary>Writes a run as result.json, steps.csv, timeline.csv, report.md, report.html and service.log, and finds earlier ones.</summary>
internal static class ReportFolder
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <returns>The page's path.</returns>
    public static string Write(RunResult run, string results, RunResult? before, string serviceOutput)
    {
        var folder = Directory.CreateDirectory(Path.Combine(results, run.Started.ToString("yyyyMMdd-HHmmss-", CultureInfo.InvariantCulture) + run.Scenario)).FullName;
        File.WriteAllText(Path.Combine(folder, "result.json"), JsonSerializer.Serialize(run, s_json));
        File.WriteAllText(Path.Combine(folder, "steps.csv"), Steps(run));
        File.WriteAllText(Path.Combine(folder, "timeline.csv"), Timeline(run));
        File.WriteAllText(Path.Combine(folder, "report.md"), Markdown(run));
        File.WriteAllText(Path.Combine(folder, "service.log"), serviceOutput);
        var page = Path.Combine(folder, "report.html");
        File.WriteAllText(page, HtmlReport.Write(run, before));
        return page;
    }

    /// <param name="path">A folder of an earlier run, its result.json, or <c>last</c>.</param>
    /// <returns>Null when there is none.</returns>
    public static RunResult? Read(string path, string results, string scenario)
    {
        if (path == "last")
            path = Directory.Exists(results) ? Directory.GetDirectories(results, "*-" + scenario).Order(StringComparer.Ordinal).LastOrDefault() ?? "" : "";
        var file = Directory.Exists(path) ? Path.Combine(path, "result.json") : path;
        return File.Exists(file) ? JsonSerializer.Deserialize<RunResult>(File.ReadAllText(file), s_json) : null;
    }

    /// <summary>Where somebody sits at a screen.</summary>
    public static void Open(string page)
    {
        var opener = OperatingSystem.IsWindows() ? "explorer" : OperatingSystem.IsMacOS() ? "open"
            : Environment.GetEnvironmentVariable("DISPLAY") is not null || Environment.GetEnvironmentVariable("WAYLAND_DISPLAY") is not null ? "xdg-open" : null;
        if (opener is null)
            return;
        try
        {
            using var opened = Process.Start(new ProcessStartInfo(opener, page) { UseShellExecute = false });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // A desktop without that program: the path has been printed.
            return;
        }
    }

    internal static string Markdown(RunResult run)
    {
        var text = new StringBuilder();
        text.AppendLine(Invariant($"# Load: {run.Scenario} – {(run.Passed ? "passed" : "failed")}")).AppendLine();
        text.AppendLine(Invariant($"{run.Started:yyyy-MM-dd HH:mm} UTC, {run.Seconds:0} s. Synthetic data. Milliseconds from the intended moment.")).AppendLine();
        foreach (var limit in run.GeneratorLimits)
            text.AppendLine("> " + limit).AppendLine();
        text.AppendLine("| step | good | failed | p50 | p95 | p99 | p99.9 | max |").AppendLine("|---|---|---|---|---|---|---|---|");
        foreach (var (name, l, _) in run.Steps)
            text.AppendLine(Invariant($"| {name} | {l.Ok:N0} | {l.Failed:N0} | {l.P50:0.0} | {l.P95:0.0} | {l.P99:0.0} | {l.P999:0.0} | {l.Max:0.0} |"));
        foreach (var step in run.Steps.Where(step => step.Failures.Count > 0))
            text.AppendLine().AppendLine($"{step.Name} failed: {string.Join(", ", step.Failures.Select(failure => $"{failure.Value} × {failure.Key}"))}");
        text.AppendLine().AppendLine("| threshold, invariant | figure | |").AppendLine("|---|---|---|");
        foreach (var t in run.Thresholds.Where(t => !t.IsQuiet))
            text.AppendLine(Invariant($"| {t.Step} {t.Metric} ≤ {t.Limit:0.##} | {t.Figure} | {(t.Ok ? "holds" : "**broken**")} |"));
        if (run.Thresholds.Count(t => t.IsQuiet) is var quiet and > 0)
            text.AppendLine(Invariant($"| failures of the other {quiet} steps | 0 | holds |"));
        foreach (var check in run.Checks)
            text.AppendLine(Invariant($"| {check.Name} | {check.Detail} | {(check.Ok ? "holds" : "**broken**")} |"));
        text.AppendLine().AppendLine("| count | |").AppendLine("|---|---|");
        foreach (var (name, value) in run.Counters.OrderBy(counter => counter.Key, StringComparer.Ordinal))
            text.AppendLine(Invariant($"| {name} | {value:N0} |"));
        text.AppendLine().AppendLine("| how | |").AppendLine("|---|---|");
        foreach (var (name, fact) in run.Facts)
            text.AppendLine(Invariant($"| {name} | {fact} |"));
        return text.ToString();
    }

    private static string Steps(RunResult run)
    {
        var csv = new StringBuilder("step,ok,failed,p50_ms,p90_ms,p95_ms,p99_ms,p999_ms,max_ms,mean_ms\n");
        foreach (var (name, l, _) in run.Steps)
            csv.Append(Invariant($"{name},{l.Ok},{l.Failed},{l.P50},{l.P90},{l.P95},{l.P99},{l.P999},{l.Max},{l.Mean:0.###}\n"));
        return csv.ToString();
    }

    private static string Timeline(RunResult run)
    {
        var csv = new StringBuilder("second,step,ok,failed,p50_ms,p99_ms,max_ms,service_cores,machine_cores,memory_mib,gc_pause_ms\n");
        var service = run.Service.GroupBy(second => (int)Math.Round(second.At)).ToDictionary(group => group.Key, group => group.First());
        foreach (var (at, step, l) in run.Timeline)
        {
            var s = service.GetValueOrDefault((int)at);
            csv.Append(Invariant($"{at},{step},{l.Ok},{l.Failed},{l.P50},{l.P99},{l.Max},{s?.ServiceCpu:0.###},{s?.MachineCpu:0.###},{s?.MemoryMiB:0},{s?.GcPauseMs:0.##}\n"));
        }
        return csv.ToString();
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

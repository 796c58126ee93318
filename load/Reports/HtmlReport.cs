using System.Globalization;
using System.Net;
using System.Text;

namespace Dispatch.Load.Reports;

/// <summary>One self-contained page: verdict, figures, plots, comparison with an earlier run.</summary>
internal static class HtmlReport
{
    public static string Write(RunResult run, RunResult? before)
    {
        var page = new StringBuilder();
        page.Append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">");
        page.Append(Invariant($"<title>Load: {Text(run.Scenario)}</title><style>{Css()}</style></head><body>"));
        page.Append(Invariant($"<h1>Load: {Text(run.Scenario)}</h1><p>{run.Started:yyyy-MM-dd HH:mm} UTC, {run.Seconds:0} s, "));
        page.Append(run.Passed ? "<span class=\"pass\">passed</span>" : "<span class=\"fail\">failed</span>").Append(" · synthetic data</p>");
        foreach (var limit in run.GeneratorLimits)
            page.Append(Invariant($"<p class=\"note\">{Text(limit)}</p>"));
        Steps(page, run, before);
        Verdicts(page, run);
        page.Append("<h2>Over time</h2><div class=\"plots\">");
        foreach (var plot in Plots(run, before))
            page.Append(plot);
        page.Append("</div>");
        Facts(page, run);
        return page.Append("</body></html>").ToString();
    }

    private static void Steps(StringBuilder page, RunResult run, RunResult? before)
    {
        page.Append("<h2>Steps</h2><table><tr><th>step (ms from the intended moment)<th>good<th>failed<th>p50<th>p95<th>p99<th>p99.9<th>max");
        page.Append(before is null ? "</tr>" : "<th>p99 before<th>change</tr>");
        foreach (var step in run.Steps)
        {
            var l = step.Latency;
            page.Append(Invariant($"<tr><td>{Text(step.Name)}<td>{l.Ok:N0}<td>{l.Failed:N0}<td>{l.P50:0.0}<td>{l.P95:0.0}<td>{l.P99:0.0}<td>{l.P999:0.0}<td>{l.Max:0.0}"));
            if (before?.Steps.FirstOrDefault(other => other.Name == step.Name) is { } earlier)
                page.Append(Invariant($"<td>{earlier.Latency.P99:0.0}<td>{Change(earlier.Latency.P99, l.P99)}"));
            page.Append("</tr>");
        }
        page.Append("</table>");
        foreach (var step in run.Steps.Where(step => step.Failures.Count > 0))
            page.Append(Invariant($"<p>{Text(step.Name)} failed: {Text(string.Join(", ", step.Failures.Select(f => $"{f.Value:N0} × {f.Key}")))}</p>"));
        page.Append("<h2>Counts</h2><table>");
        foreach (var (name, value) in run.Counters.OrderBy(counter => counter.Key, StringComparer.Ordinal))
            page.Append(Invariant($"<tr><td>{Text(name)}<td>{value:N0}</tr>"));
        page.Append("</table>");
    }

    private static void Verdicts(StringBuilder page, RunResult run)
    {
        page.Append("<h2>Thresholds and invariants</h2><table>");
        foreach (var t in run.Thresholds)
            page.Append(Invariant($"<tr><td>{Text(t.Step)} {Text(t.Metric)}<td>{(t.Actual is { } actual ? actual.ToString("0.##", CultureInfo.InvariantCulture) : "never ran")}<td>limit {t.Limit:0.##}<td class=\"{(t.Ok ? "pass\">holds" : "fail\">broken")}</tr>"));
        foreach (var check in run.Checks)
            page.Append(Invariant($"<tr><td>{Text(check.Name)}<td colspan=\"2\">{Text(check.Detail)}<td class=\"{(check.Ok ? "pass\">holds" : "fail\">broken")}</tr>"));
        page.Append("</table>");
    }

    private static IEnumerable<string> Plots(RunResult run, RunResult? before)
    {
        foreach (var step in run.Steps.Where(step => step.Latency.Ok > 0))
        {
            List<Series> lines = [Of(run, "p50", l => l.P50), Of(run, "p99", l => l.P99), Of(run, "max", l => l.Max)];
            if (before is not null)
                lines.Add(Of(before, "p99 before", l => l.P99) with { Dashed = true });
            yield return Plot.Draw($"Latency: {step.Name}", "ms, logarithmic", lines, logarithmic: true);

            Series Of(RunResult from, string name, Func<Latency, double> figure) => new(name,
                [.. from.Timeline.Where(second => second.Step == step.Name && second.Latency.Ok > 0).Select(second => (second.At, figure(second.Latency)))]);
        }
        yield return Plot.Draw("Throughput", "good answers a second", PerStep(run, latency => latency.Ok));
        yield return Plot.Draw("Errors", "failed a second", PerStep(run, latency => latency.Failed));
        yield return Plot.Draw("Processor", "cores", [Line(run, "service", s => s.ServiceCpu), Line(run, "machine", s => s.MachineCpu),
            new Series("generator", [.. run.Generator.Select(second => (second.At, second.Cpu))])]);
        yield return Plot.Draw("Memory of the service", "MiB", [Line(run, "resident", s => s.MemoryMiB), Line(run, "heap after GC", s => s.HeapMiB)]);
        yield return Plot.Draw("Garbage collection", "ms stopped in each second", [Line(run, "pause", s => s.GcPauseMs)]);
        yield return Plot.Draw("Collections", "a second", [Line(run, "gen 0", s => s.Gen0), Line(run, "gen 1", s => s.Gen1), Line(run, "gen 2", s => s.Gen2)]);
        yield return Plot.Draw("Generator: late starts", "ms, p99 of each second", [new Series("lag", [.. run.Generator.Select(second => (second.At, second.LagP99))])]);
    }

    private static List<Series> PerStep(RunResult run, Func<Latency, double> figure) =>
    [
        .. run.Steps.Take(8).Select(step => new Series(step.Name,
            [.. run.Timeline.Where(second => second.Step == step.Name).Select(second => (second.At, figure(second.Latency)))])),
    ];

    private static Series Line(RunResult run, string name, Func<Service.ServiceSecond, double> figure) =>
        new(name, [.. run.Service.Select(second => (second.At, figure(second)))]);

    private static void Facts(StringBuilder page, RunResult run)
    {
        page.Append("<h2>How it was measured</h2><table>");
        foreach (var (name, fact) in run.Facts)
            page.Append(Invariant($"<tr><td>{Text(name)}<td class=\"left\">{Text(fact)}</tr>"));
        page.Append("</table>");
    }

    private static string Change(double before, double now) => before <= 0 ? "–" : Invariant($"{(now / before - 1) * 100:+0;−0} %");

    private static string Css()
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream("Dispatch.Load.Reports.report.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

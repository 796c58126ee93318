using System.Globalization;
using System.Net;
using System.Text;

namespace Dispatch.Load.Reports;

/// <summary>One self-contained page: the verdict and why, figures, curves over time, comparison with an earlier run, how it was measured.</summary>
internal static class HtmlReport
{
    public static string Write(RunResult run, RunResult? before)
    {
        var page = new StringBuilder();
        page.Append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">");
        page.Append(Invariant($"<title>Load: {Text(run.Scenario)}</title><style>{Css()}</style></head><body>"));
        page.Append(Invariant($"<h1>Load: {Text(run.Scenario)} <span class=\"verdict {(run.Passed ? "pass\">passed" : "fail\">failed")}</span></h1>"));
        page.Append(Invariant($"<p>{run.Started:yyyy-MM-dd HH:mm} UTC, {run.Seconds:0} s · {Text(run.Facts.GetValueOrDefault("machine", ""))} · commit {Text(run.Facts.GetValueOrDefault("commit", ""))} · synthetic data</p>"));
        foreach (var limit in run.GeneratorLimits)
            page.Append(Invariant($"<p class=\"note\">{Text(limit)}</p>"));
        Verdicts(page, run);
        Steps(page, run, before);
        page.Append("<h2>Over time</h2><p>Thin vertical lines: single commands, such as an order; the pointer shows which.</p>");
        if (before is not null)
            page.Append(Invariant($"<p>Dashed: the run of {before.Started:yyyy-MM-dd HH:mm} UTC.</p>"));
        page.Append("<div class=\"plots\">");
        foreach (var plot in ReportPlots.Of(run, before))
            page.Append(plot);
        page.Append("</div>");
        Facts(page, run);
        return page.Append("</body></html>").ToString();
    }

    /// <summary>What broke first, so that nobody has to look for it.</summary>
    private static void Verdicts(StringBuilder page, RunResult run)
    {
        List<(string What, string Found, string Limit, bool Ok)> rows =
        [
            .. run.Checks.Select(check => (check.Name, check.Detail, "", check.Ok)),
            .. run.Thresholds.Where(t => !t.IsQuiet).Select(t =>
                ($"{t.Step.Replace("counter:", "", StringComparison.Ordinal)} {Words(t.Metric)}", t.Figure, Invariant($"{t.Limit:0.##}"), t.Ok)),
        ];
        if (run.Thresholds.Count(t => t.IsQuiet) is var quiet and > 0)
            rows.Add((Invariant($"failures of the other {quiet} steps"), "0", "", true));
        page.Append("<h2>Limits and invariants</h2><table><tr><th>what<th>found<th>limit<th></tr>");
        foreach (var (what, found, limit, ok) in rows.OrderBy(row => row.Ok))
            page.Append(Invariant($"<tr><td>{Text(what)}<td>{Text(found)}<td>{limit}<td class=\"{(ok ? "pass\">holds" : "fail\">broken")}</tr>"));
        page.Append("</table>");
    }

    private static string Words(string metric) => metric switch
    {
        "value" => "",
        "failPercent" => "failed, %",
        "count" => "answers",
        "p999" => "p99.9, ms",
        _ => metric + ", ms",
    };

    private static void Steps(StringBuilder page, RunResult run, RunResult? before)
    {
        page.Append("<h2>Latencies</h2><p>Milliseconds from the intended moment.</p><table><tr><th>step<th>good<th>failed<th>p50<th>p95<th>p99<th>p99.9<th>max");
        page.Append(before is null ? "</tr>" : "<th>p99 before<th>change</tr>");
        foreach (var step in run.Regular)
        {
            var l = step.Latency;
            page.Append(Invariant($"<tr><td>{Text(step.Name)}<td>{l.Ok:N0}<td{(l.Failed > 0 ? " class=\"fail\"" : "")}>{l.Failed:N0}"));
            foreach (var figure in (ReadOnlySpan<double>)[l.P50, l.P95, l.P99, l.P999, l.Max])
                page.Append(l.Ok == 0 ? "<td>–" : Invariant($"<td>{figure:N1}"));
            if (before?.Steps.FirstOrDefault(other => other.Name == step.Name) is { } earlier)
                page.Append(Invariant($"<td>{earlier.Latency.P99:N1}<td>{Change(earlier.Latency.P99, l.P99)}"));
            page.Append("</tr>");
        }
        page.Append("</table>");
        foreach (var step in run.Steps.Where(step => step.Failures.Count > 0))
            page.Append(Invariant($"<p class=\"fail\">{Text(step.Name)} failed: {Text(string.Join(", ", step.Failures.Select(f => $"{f.Value:N0} × {f.Key}")))}</p>"));
        if (run.Single.Any(step => step.Latency.Ok > 0))
            page.Append(Invariant($"<p>Single commands: {Text(string.Join(" · ", run.Single.Where(step => step.Latency.Ok > 0).Select(step => Invariant($"{step.Name} {step.Latency.Max:N1} ms"))))}</p>"));
    }

    private static void Facts(StringBuilder page, RunResult run)
    {
        page.Append("<h2>Counts</h2><table>");
        foreach (var (name, value) in run.Counters.OrderBy(counter => counter.Key, StringComparer.Ordinal))
            page.Append(Invariant($"<tr><td>{Text(name)}<td>{value:N0}</tr>"));
        page.Append("</table><h2>How it was measured</h2><table>");
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

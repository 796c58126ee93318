using System.Globalization;
using System.Text;
using System.Text.Json;
using Dispatch.Load.Reports;
using Dispatch.Load.Service;

namespace Dispatch.Load.Growth;

/// <summary>Figures, fitted curves, plots, and what follows from them – what was measured and what was calculated in tables of their own.</summary>
internal static class GrowthReport
{
    /// <summary>The rest is for peaks, dispatchers and the collector.</summary>
    private const double Share = 0.6;
    private const double SecondsBetweenFixes = 5;

    /// <summary>Each further member of a cluster brings less: calls cross processes. An assumption, not a measurement.</summary>
    private const double FurtherMember = 0.7;

    /// <returns>The page's path.</returns>
    public static string Write(IReadOnlyList<GrowthPoint> points, string results)
    {
        var folder = Directory.CreateDirectory(Path.Combine(results, TimeProvider.System.GetUtcNow().ToString("yyyyMMdd-HHmmss-", CultureInfo.InvariantCulture) + "growth")).FullName;
        File.WriteAllText(Path.Combine(folder, "growth.json"), JsonSerializer.Serialize(points, JsonSerializerOptions.Web));
        var markdown = Markdown(points);
        File.WriteAllText(Path.Combine(folder, "growth.md"), markdown);
        var page = Path.Combine(folder, "growth.html");
        File.WriteAllText(Path.Combine(folder, "growth.svg"), Plot.Together([.. Plots(points)]));
        File.WriteAllText(page, $"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Growth</title></head><body style=\"font-family:sans-serif;max-width:70rem;margin:2rem auto\">{string.Concat(Plots(points))}<pre>{System.Net.WebUtility.HtmlEncode(markdown)}</pre></body></html>");
        Console.Write(markdown);
        return page;
    }

    private static string Markdown(IReadOnlyList<GrowthPoint> points)
    {
        var text = new StringBuilder("# How cost grows with the fleet\n\n## Measured, in one process, judge and cells, memory storage\n\n");
        text.AppendLine("| units | cells | reports/s | processor µs a report | bytes a unit (heap) | resident MiB |").AppendLine("|---|---|---|---|---|---|");
        foreach (var p in points)
            text.AppendLine(Invariant($"| {p.Units:N0} | {p.Cells:N0} | {p.ReportsPerSecond:N0} | {p.MicrosecondsPerReport:0.00} | {p.BytesPerUnit:N0} | {p.ResidentMiB:N0} |"));
        if (points.Count > 1)
        {
            text.AppendLine().AppendLine(Invariant($"Fitted: µs a report = {Cpu(points)}; bytes a unit = {Memory(points)} (n = units)."));
            Capacity(text, points);
        }
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        Machine.Describe(facts);
        text.AppendLine().AppendLine("| how | |").AppendLine("|---|---|");
        foreach (var (name, fact) in facts)
            text.AppendLine($"| {name} | {fact} |");
        return text.ToString();
    }

    private static void Capacity(StringBuilder text, IReadOnlyList<GrowthPoint> points)
    {
        text.AppendLine().AppendLine(Invariant($"## Calculated from it, not measured: {Share:P0} of the processors for positions, a fix every {SecondsBetweenFixes:0} s by fleet gateways")).AppendLine();
        text.AppendLine("| machines like this | reports/s | units | memory of units on each, MiB |").AppendLine("|---|---|---|---|");
        var largest = points[^1];
        foreach (var machines in (int[])[1, 2, 4, 8])
        {
            var reports = Environment.ProcessorCount * Share * 1e6 / largest.MicrosecondsPerReport * (1 + ((machines - 1) * FurtherMember));
            var units = reports * SecondsBetweenFixes;
            text.AppendLine(Invariant($"| {machines} | {reports:N0} | {units:N0} | {units / machines * largest.BytesPerUnit / 1048576:N0} |"));
        }
        text.AppendLine().AppendLine(Invariant($"Each machine beyond the first is taken as {FurtherMember:0.0} of one (calls cross processes): an assumption. Sockets cost more than this: see the measured cost of a report over sockets in `load peers`, and one process carries about 19,000 connections under this machine's limit."));
    }

    private static IEnumerable<string> Plots(IReadOnlyList<GrowthPoint> points)
    {
        yield return Draw("Processor time of one report", "µs", point => point.MicrosecondsPerReport, points.Count > 1 ? Cpu(points) : null);
        yield return Draw("Memory of one unit", "bytes of heap", point => point.BytesPerUnit, points.Count > 1 ? Memory(points) : null);
        yield return Draw("Reports", "a second", point => point.ReportsPerSecond, null);

        string Draw(string title, string unit, Func<GrowthPoint, double> figure, PowerLaw? fitted)
        {
            List<Series> lines = [new Series("measured", [.. points.Select(point => (Math.Log10(point.Units), figure(point)))])];
            if (fitted is { } law)
                lines.Add(new Series("fitted", [.. points.Select(point => (Math.Log10(point.Units), law.At(point.Units)))], Dashed: true));
            return Plot.Draw(title, unit + "; across: powers of ten of the fleet", lines, across: "");
        }
    }

    private static PowerLaw Cpu(IEnumerable<GrowthPoint> points) => PowerLaw.Fit([.. points.Select(point => ((double)point.Units, point.MicrosecondsPerReport))]);

    private static PowerLaw Memory(IEnumerable<GrowthPoint> points) => PowerLaw.Fit([.. points.Select(point => ((double)point.Units, point.BytesPerUnit))]);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

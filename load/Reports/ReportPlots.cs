using Dispatch.Load.Service;

namespace Dispatch.Load.Reports;

/// <summary>The curves of a run: what was asked of the service, what it cost, and how long each step took.</summary>
internal static class ReportPlots
{
    private const int MostSteps = 8;

    /// <summary>A latency that was measured in fewer seconds than this makes no curve; the table has it.</summary>
    private const int FewestSeconds = 5;

    public static IEnumerable<string> Of(RunResult run, RunResult? before) => Load(run, before).Concat(Latencies(run, before));

    private static IEnumerable<string> Load(RunResult run, RunResult? before)
    {
        yield return Draw("Throughput", "good answers a second, logarithmic", PerStep(run, latency => latency.Ok), logarithmic: true);
        if (run.Regular.Any(step => step.Latency.Failed > 0))
            yield return Draw("Errors", "failed a second", PerStep(run, latency => latency.Failed));
        yield return Draw("Processor", "cores", [Line(run, "service", s => s.ServiceCpu), Line(run, "machine", s => s.MachineCpu), Line(run, "taken by the host", s => s.Stolen),
            new Series("generator", [.. run.Generator.Select(second => (second.At, second.Cpu))]), .. Before(before, "service before", s => s.ServiceCpu)]);
        yield return Draw("Memory of the service", "MiB", [Line(run, "resident", s => s.MemoryMiB), Line(run, "heap after GC", s => s.HeapMiB), .. Before(before, "resident before", s => s.MemoryMiB)]);
        yield return Draw("Garbage collection", "ms stopped in each second", [Line(run, "pause", s => s.GcPauseMs), .. Before(before, "pause before", s => s.GcPauseMs)]);
        yield return Draw("Collections", "a second", [Line(run, "gen 0", s => s.Gen0), Line(run, "gen 1", s => s.Gen1), Line(run, "gen 2", s => s.Gen2)]);
        yield return Draw("Generator: late starts", "ms, p99 of each second", [new Series("lag", [.. run.Generator.Select(second => (second.At, second.LagP99))])]);

        string Draw(string title, string unit, IReadOnlyList<Series> series, bool logarithmic = false) => Plot.Draw(title, unit, series, logarithmic, until: run.Seconds, marks: Marks(run));
    }

    private static IEnumerable<string> Latencies(RunResult run, RunResult? before)
    {
        foreach (var step in run.Regular.Where(step => Seconds(run, step.Name, l => l.P50).Count >= FewestSeconds))
        {
            List<Series> lines =
            [
                // The lower ones over the higher: with few answers a second they are the same.
                new("max", Seconds(run, step.Name, l => l.Max)), new("p99", Seconds(run, step.Name, l => l.P99)), new("p50", Seconds(run, step.Name, l => l.P50)),
            ];
            if (before is not null && Seconds(before, step.Name, l => l.P99) is { Count: > 0 } earlier)
                lines.Add(new Series("p99 before", earlier, Dashed: true));
            yield return Plot.Draw($"Latency: {step.Name}", "ms, logarithmic", lines, logarithmic: true, until: run.Seconds, marks: Marks(run));
        }
    }

    /// <summary>Orders, cordons, whatever was done once: that is where the curves jump.</summary>
    private static List<(double At, string What)> Marks(RunResult run) =>
        [.. run.Single.SelectMany(step => run.Timeline.Where(second => second.Step == step.Name && second.Latency.Ok > 0)).Select(second => (second.At, second.Step))];

    private static List<(double X, double Y)> Seconds(RunResult run, string step, Func<Latency, double> figure) =>
        [.. run.Timeline.Where(second => second.Step == step && second.Latency.Ok > 0).Select(second => (second.At, figure(second.Latency)))];

    private static List<Series> PerStep(RunResult run, Func<Latency, double> figure) =>
    [
        .. run.Regular.Take(MostSteps).Select(step => new Series(step.Name,
            [.. run.Timeline.Where(second => second.Step == step.Name).Select(second => (second.At, figure(second.Latency)))])),
    ];

    private static Series Line(RunResult run, string name, Func<ServiceSecond, double> figure) =>
        new(name, [.. run.Service.Select(second => (second.At, figure(second)))]);

    private static IEnumerable<Series> Before(RunResult? before, string name, Func<ServiceSecond, double> figure) =>
        before is null ? [] : [Line(before, name, figure) with { Dashed = true }];
}

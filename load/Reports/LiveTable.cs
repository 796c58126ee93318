using Spectre.Console;

namespace Dispatch.Load.Reports;

/// <summary>The console while a run goes on: a table that redraws itself, or a line every ten seconds where the console is a file.</summary>
internal sealed class LiveTable(IAnsiConsole console, string scenario, double seconds)
{
    public async Task ShowAsync(Collector collector, Func<double> now, Task until)
    {
        if (!console.Profile.Capabilities.Interactive)
        {
            await LinesAsync(collector, now, until);
            return;
        }
        await console.Live(Draw(collector, 0)).AutoClear(false).StartAsync(async live =>
        {
            while (await Task.WhenAny(until, Task.Delay(1000)) != until)
                live.UpdateTarget(Draw(collector, now()));
            live.UpdateTarget(Draw(collector, now()));
        });
    }

    private async Task LinesAsync(Collector collector, Func<double> now, Task until)
    {
        while (await Task.WhenAny(until, Task.Delay(10_000)) != until)
        {
            var steps = string.Join("; ", collector.Steps().Where(step => !step.IsSingle).Select(step =>
                FormattableString.Invariant($"{step.Name} {step.Latency.Ok:N0} p99 {step.Latency.P99:0.0} ms{(step.Latency.Failed > 0 ? $" ({step.Latency.Failed:N0} failed)" : "")}")));
            await console.Profile.Out.Writer.WriteLineAsync(FormattableString.Invariant($"{now(),5:0} of {seconds:0} s  {steps}"));
        }
    }

    private Table Draw(Collector collector, double at)
    {
        var table = new Table().Title(FormattableString.Invariant($"{scenario}: {Math.Min(at, seconds):0} of {seconds:0} s")).RoundedBorder();
        foreach (var column in (string[])["step", "good", "failed", "p50 ms", "p99 ms", "p99.9 ms", "max ms"])
            table.AddColumn(new TableColumn(column) { Alignment = column == "step" ? Justify.Left : Justify.Right });
        foreach (var (name, l, _) in collector.Steps())
            table.AddRow(name, $"{l.Ok:N0}", $"{l.Failed:N0}", F(l.P50), F(l.P99), F(l.P999), F(l.Max));
        foreach (var (name, value) in collector.Counters())
            table.AddRow($"[grey]{name}[/]", $"{value:N0}", "", "", "", "", "");
        if (collector.Service.LastOrDefault() is { } service)
            table.Caption(FormattableString.Invariant($"service {service.ServiceCpu:0.00} cores, {service.MemoryMiB:0} MiB, GC {service.GcPauseMs:0} ms/s; machine {service.MachineCpu:0.00} cores"));
        return table;

        static string F(double ms) => ms.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture);
    }
}

using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Dispatch.Load.Service;

namespace Dispatch.Load.Growth;

/// <summary>One fleet size, as <c>bench growth</c> prints it.</summary>
internal sealed record GrowthPoint(
    int Units, int Cells, double ReportsPerSecond, double MicrosecondsPerReport, double BytesPerUnit, double RegisteredSeconds, double ResidentMiB);

/// <summary><c>load growth</c>: what a report and a unit cost as the fleet grows, each size in a process of its own; curve, plot and capacity table.</summary>
internal static class GrowthCommand
{
    public static Command Create()
    {
        var fleets = new Option<int[]>("--fleets")
        {
            Description = "Fleet sizes.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [1_000, 5_000, 20_000, 100_000, 300_000, 1_000_000],
        };
        var results = new Option<string>("--results") { Description = "Folder for reports.", DefaultValueFactory = _ => Repository.Results };
        var command = new Command("growth", "How cost grows from 1,000 to 1,000,000 units (in process: sockets run out), with a fitted curve and a capacity table.") { fleets, results };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(fleets)!, parsed.GetValue(results)!, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int[] fleets, string results, CancellationToken cancellation)
    {
        var points = new List<GrowthPoint>();
        await DotnetAsync(["build", "-c", "Release", "bench", "-v", "q", "-clp:ErrorsOnly", "-p:RunAnalyzers=false"], cancellation);
        foreach (var units in fleets.Order())
        {
            Console.WriteLine(FormattableString.Invariant($"{units,9:N0} units: registering, then 7 s of reports …"));
            var point = await MeasureAsync(units, cancellation);
            Console.WriteLine(FormattableString.Invariant($"{units,9:N0} units: {point.ReportsPerSecond:N0} reports/s, {point.MicrosecondsPerReport:0.00} µs of processor each, {point.BytesPerUnit:N0} bytes a unit, {point.ResidentMiB:N0} MiB resident; registered in {point.RegisteredSeconds:0} s"));
            points.Add(point);
        }
        var page = GrowthReport.Write(points, results);
        Console.WriteLine($"Report: {page}");
        return 0;
    }

    private static async Task<GrowthPoint> MeasureAsync(int units, CancellationToken cancellation)
    {
        var output = await DotnetAsync(["run", "-c", "Release", "--no-build", "--project", "bench", "--", "growth", $"{units}"], cancellation);
        var line = output.Split('\n').LastOrDefault(text => text.StartsWith('{'))
            ?? throw new InvalidOperationException($"bench growth {units} printed no figures: {output}");
        return JsonSerializer.Deserialize<GrowthPoint>(line, JsonSerializerOptions.Web)!;
    }

    private static async Task<string> DotnetAsync(string[] arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = Repository.Root };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}: {output}");
    }
}

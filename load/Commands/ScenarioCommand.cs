using System.CommandLine;
using Dispatch.Domain.Roads;
using Dispatch.Import.City;
using Dispatch.Load.Reports;
using Dispatch.Load.Scenarios;
using Dispatch.Load.Service;
using Spectre.Console;

namespace Dispatch.Load.Commands;

/// <summary><c>load SCENARIO</c>: one scenario against a service of its own.</summary>
internal static class ScenarioCommand
{
    private const int Failed = 1;
    private const int CannotRun = 2;
    private const int Crossings = 20_000;

    public static Command Create(string name, string description)
    {
        var options = new ScenarioOptions(name);
        var command = new Command(name, description);
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => RunAsync(name, options.Choices(parsed), options.Output(parsed), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string name, Choices choices, OutputChoices output, CancellationToken cancellation)
    {
        if (choices.Fault() is { } fault)
        {
            await Console.Error.WriteLineAsync(fault);
            return CannotRun;
        }
        try
        {
            var thresholds = Thresholds.Read(output.Thresholds, choices.Disturbed ? name + "-disturbed" : name);
            var before = output.Compare is { } earlier ? ReportFolder.Read(earlier, output.Results, name) : null;
            await using var run = new ScenarioRun(Catalogue.Make(name, choices, Roads(choices.Seed)), choices.Seed, AnsiConsole.Console);
            var result = await run.PlayAsync(thresholds, cancellation);
            var page = ReportFolder.Write(result, output.Results, before, run.ServiceOutput);
            Print(result, page);
            if (output.Open)
                ReportFolder.Open(page);
            return result.Passed ? 0 : Failed;
        }
        catch (Exception error) when (error is InvalidDataException or InvalidOperationException or IOException)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return CannotRun;
        }
    }

    /// <summary>The demo's city; made once.</summary>
    private static string Roads(int seed)
    {
        var file = Path.Combine(Directory.CreateDirectory(Repository.Results).FullName, FormattableString.Invariant($"city-{seed}-{Crossings}.roads"));
        if (!File.Exists(file))
            CityFile.Write(file, SyntheticCity.Generate(seed, Crossings), replace: true);
        return file;
    }

    private static void Print(RunResult result, string page)
    {
        Console.Write(ReportFolder.Markdown(result));
        Console.WriteLine($"{(result.Passed ? "Passed" : "FAILED")}. Report: {page}");
    }
}

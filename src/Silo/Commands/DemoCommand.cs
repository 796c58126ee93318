using System.CommandLine;
using Dispatch.Domain.Roads;
using Dispatch.Silo.Demo;
using Dispatch.Silo.Hosting;
using Spectre.Console;

namespace Dispatch.Silo.Commands;

/// <summary><c>dispatch demo</c>: serve, with an invented city of 20,000 taxis driving about in it.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var settings = new HostArguments();
        var seed = new Option<int>("--seed") { Description = "Another seed is another city.", DefaultValueFactory = _ => new DemoOptions().Seed };
        var taxis = new Option<int>("--taxis") { Description = "Taxis in the city.", DefaultValueFactory = _ => new DemoOptions().Taxis };
        var seconds = new Option<int>("--seconds") { Description = "Between two reports of one vehicle.", DefaultValueFactory = _ => new DemoOptions().Seconds };
        var incidents = new Option<int>("--incidents") { Description = "Incidents open at the start.", DefaultValueFactory = _ => new DemoOptions().Incidents };
        var command = new Command("demo", "Serves an invented city, marked synthetic on every screen; data in var/demo. With --roads it drives about on real roads.") { seed, taxis, seconds, incidents };
        settings.AddTo(command);
        command.SetAction((parsed, cancellation) => RunAsync(
            settings.Read(parsed),
            new DemoOptions(parsed.GetValue(seed), parsed.GetValue(taxis), parsed.GetValue(seconds), parsed.GetValue(incidents)),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Dictionary<string, string?> settings, DemoOptions options, CancellationToken cancellation)
    {
        if (options.Fault() is { } fault)
        {
            await Console.Error.WriteLineAsync(fault);
            return HostStart.CannotStart;
        }
        settings.TryAdd("Host:DataDirectory", Path.Combine("var", "demo"));
        settings["Gateway:Synthetic"] = "true";
        // With a city file the roads are real, and everything that happens on them is invented all the same.
        var invented = settings.ContainsKey("Host:Roads") ? null : SyntheticCity.Generate(options.Seed, DemoOptions.Crossings);
        if (HostStart.TryBuild(settings, Console.Error, invented) is not { } app)
            return HostStart.CannotStart;
        await using (app)
        {
            if (!await HostStart.StartAsync(app, Console.Out, Console.Error, cancellation))
                return HostStart.CannotStart;
            return await BackgroundWork.RunAsync(
                app, stop => new DemoRun(app, app.Services.GetRequiredService<RoadMap>(), options, AnsiConsole.Console).RunAsync(stop), cancellation);
        }
    }
}

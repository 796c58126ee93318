using System.CommandLine;
using Dispatch.Load.Service;

namespace Dispatch.Load.Peers;

/// <summary><c>load peers</c>: the same work for Dispatch and for what one would otherwise build, in one run.</summary>
internal static class PeersCommand
{
    public static Command Create()
    {
        var runs = new Option<int>("--runs") { Description = "Measurements of each contender, alternating.", DefaultValueFactory = _ => 3 };
        var seconds = new Option<double>("--seconds") { Description = "Counted seconds of one measurement, after 6 of warm-up.", DefaultValueFactory = _ => 5 };
        var units = new Option<int>("--units") { Description = "Vehicles of the fleet.", DefaultValueFactory = _ => 20_000 };
        var connections = new Option<int>("--connections") { Description = "Connections that send single fixes.", DefaultValueFactory = _ => 64 };
        var clients = new Option<int>("--clients") { Description = "Clients of the fan-out.", DefaultValueFactory = _ => 10_000 };
        var updates = new Option<double>("--updates") { Description = "Positions a second beside the questions for the nearest.", DefaultValueFactory = _ => 4_000 };
        var questions = new Option<double>("--questions") { Description = "Questions for the nearest 20 a second.", DefaultValueFactory = _ => 100 };
        var only = new Option<string[]>("--only") { Description = "Contests whose name holds the word: HTTP, WebSocket, nearest, alert.", DefaultValueFactory = _ => [] };
        var results = new Option<string>("--results") { Description = "Folder for reports.", DefaultValueFactory = _ => Repository.Results };
        var command = new Command("peers", "Side by side with Node + Redis, socket.io, SignalR, mosquitto and Redis GEO; installs them outside the repository.")
            { runs, seconds, units, connections, clients, updates, questions, only, results };
        command.SetAction(async (parsed, cancellation) =>
        {
            var choices = new PeersChoices(parsed.GetValue(runs), parsed.GetValue(seconds), parsed.GetValue(units), parsed.GetValue(connections), parsed.GetValue(clients),
                parsed.GetValue(updates), parsed.GetValue(questions), parsed.GetValue(only) ?? []);
            return await RunAsync(choices, parsed.GetValue(results)!, cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(PeersChoices choices, string results, CancellationToken cancellation)
    {
        try
        {
            var tools = new PeerTools(PeerTools.UsualFolder);
            await tools.InstallAsync(cancellation);
            await using var run = new PeersRun(choices, tools, Console.Out);
            var measured = await run.PlayAsync(cancellation);
            var page = PeersReport.Write(measured, choices, tools, results);
            Console.Write(await File.ReadAllTextAsync(page, cancellation));
            Console.WriteLine($"Report: {page}");
            return 0;
        }
        catch (InvalidOperationException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 2;
        }
    }
}

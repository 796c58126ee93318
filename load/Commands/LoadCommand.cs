using System.CommandLine;
using Dispatch.Load.Scenarios;
using Dispatch.Load.Work;

namespace Dispatch.Load.Commands;

/// <summary>The command line's root.</summary>
internal static class LoadCommand
{
    public static RootCommand Create()
    {
        var root = new RootCommand(
            "Load-tests Dispatch: starts the real service on a free port with an empty data directory, seeds it, plays a scenario in an open model " +
            "(arrivals do not wait for answers; latency counts from the intended moment), checks that nothing was lost, writes JSON, CSV, Markdown and one HTML page, " +
            "and ends with 0 (passed), 1 (a threshold or an invariant was broken) or 2 (could not run).");
        foreach (var (name, description) in Catalogue.Names)
            root.Subcommands.Add(ScenarioCommand.Create(name, description));
        root.Subcommands.Add(Peers.PeersCommand.Create());
        root.Subcommands.Add(Growth.GrowthCommand.Create());
        var worker = new Command("worker", "One generator process; started by the others.") { Hidden = true };
        worker.SetAction((_, cancellation) => Worker.RunAsync(Console.In, Console.Out, cancellation));
        root.Subcommands.Add(worker);
        return root;
    }
}

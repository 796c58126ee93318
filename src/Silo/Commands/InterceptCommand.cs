using System.CommandLine;
using System.Diagnostics;
using Dispatch.Domain.Cordons;
using Dispatch.Silo.Commands.Cordons;

namespace Dispatch.Silo.Commands;

/// <summary><c>dispatch intercept DIR CITY</c>: places the benchmark's units to meet the most escape routes.</summary>
public static class InterceptCommand
{
    public static Command Create()
    {
        var directory = new Argument<string>("dir") { Description = "Directory of the benchmark's files." };
        var city = new Argument<string>("city") { Description = "City, for example Manhattan." };
        var delays = new Option<bool>("--delays")
        {
            Description = "Use the scenario's start delays; the published figures were made without them.",
        };
        var command = new Command("intercept", "Meet the most sampled escape routes and print the places as JSON.")
        {
            directory, city, delays,
        };
        command.SetAction(parsed => CommandRun.Guarded(() => Run(InterceptionFiles.Read(
            parsed.GetValue(directory)!, parsed.GetValue(city)!, parsed.GetValue(delays)))));
        return command;
    }

    private static int Run(InterceptionCity city)
    {
        var watch = Stopwatch.StartNew();
        var plan = InterceptionPlanner.Plan(city.Problem);
        watch.Stop();
        CommandRun.Print(new
        {
            Share = Math.Round(plan.Share, 4),
            ShareAtMost = Math.Round((double)plan.MetAtMost / Math.Max(plan.Routes, 1), 4),
            plan.Routes,
            Intercepted = plan.Met,
            Assignment = plan.Posts.Select(p => new[] { city.NodeIds[p.Node], p.Unit }),
            Units = city.Problem.Units.Length,
            plan.Leaks,
            plan.Words,
            ElapsedMs = Math.Round(watch.Elapsed.TotalMilliseconds, 1),
        });
        return 0;
    }
}

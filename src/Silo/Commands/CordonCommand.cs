using System.CommandLine;
using System.Diagnostics;
using Dispatch.Domain.Cordons;
using Dispatch.Silo.Commands.Cordons;

namespace Dispatch.Silo.Commands;

/// <summary><c>dispatch cordon INSTANCE.json</c>: plans, checks and prints a cordon.</summary>
public static class CordonCommand
{
    private const int Undecided = 3;

    public static Command Create()
    {
        var instance = new Argument<string>("instance") { Description = "Cordon instance (JSON)." };
        var rings = new Option<int>("--rings")
        {
            Description = "How many held posts every way out must meet (1 … 4).",
            DefaultValueFactory = _ => 1,
        };
        var graphs = new Option<string?>("--graphs")
        {
            Description = "Directory of the road graphs; default: ../graphs beside the instance.",
        };
        var earliest = new Option<bool>("--earliest")
        {
            Description = "Prefer the earliest closure to the fewest posts.",
        };
        var svg = new Option<string?>("--svg") { Description = "Also draw the cordon into this SVG file; when none closes, the best interception and its leaks." };
        var command = new Command("cordon", "Plan a provably closed cordon and print it as JSON.")
        {
            instance, rings, graphs, earliest, svg,
        };
        command.SetAction(parsed => CommandRun.Guarded(() => Run(
            CordonInstanceFile.Read(parsed.GetValue(instance)!, parsed.GetValue(graphs), parsed.GetValue(rings)),
            parsed.GetValue(earliest), parsed.GetValue(svg))));
        return command;
    }

    private static int Run(CordonInstance instance, bool earliest, string? svg)
    {
        var watch = Stopwatch.StartNew();
        var plan = CordonPlanner.Plan(
            instance.Problem, earliest ? CordonAim.EarliestClosure : CordonAim.FewestPosts);
        watch.Stop();
        // Only for the picture: where no cordon closes, looking for the best interception takes longer than the answer did.
        var instead = svg is null || plan.Status == CordonStatus.Closed ? null : Interception.Of(instance.Problem);
        CommandRun.Print(new
        {
            Status = plan.Status.ToString().ToLowerInvariant(),
            Assignment = plan.Posts.SelectMany(p => p.Units.Select(u => new[] { p.Node, u.Unit })),
            Posts = plan.Posts.Length,
            plan.LowerBound,
            plan.ClosureMs,
            ElapsedMs = Math.Round(watch.Elapsed.TotalMilliseconds, 1),
            // The planner hands out no closed plan that the checker has not passed.
            Checked = plan.Status == CordonStatus.Closed,
            plan.LeastSlackMs,
            instead?.Words,
        });
        if (svg is not null)
            File.WriteAllText(svg, CordonPicture.Draw(instance, plan, instead));
        return plan.Status == CordonStatus.Undecided ? Undecided : 0;
    }
}

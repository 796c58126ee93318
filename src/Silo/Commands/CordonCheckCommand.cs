using System.CommandLine;
using Dispatch.Domain.Cordons;
using Dispatch.Silo.Commands.Cordons;

namespace Dispatch.Silo.Commands;

/// <summary><c>dispatch cordon-check INSTANCE.json SOLUTION.json</c>: the independent checker alone.</summary>
public static class CordonCheckCommand
{
    public static Command Create()
    {
        var instance = new Argument<string>("instance") { Description = "Cordon instance (JSON)." };
        var solution = new Argument<string>("solution") { Description = "Solution with status and assignment (JSON)." };
        var rings = new Option<int>("--rings")
        {
            Description = "How many held posts every way out must meet (1 … 4).",
            DefaultValueFactory = _ => 1,
        };
        var graphs = new Option<string?>("--graphs")
        {
            Description = "Directory of the road graphs; default: ../graphs beside the instance.",
        };
        var command = new Command("cordon-check", "Check a cordon: exit code 0 = closed, 1 = not, with the reasons.")
        {
            instance, solution, rings, graphs,
        };
        command.SetAction(parsed => CommandRun.Guarded(() => Run(
            CordonInstanceFile.Read(parsed.GetValue(instance)!, parsed.GetValue(graphs), parsed.GetValue(rings)),
            parsed.GetValue(solution)!)));
        return command;
    }

    private static int Run(CordonInstance instance, string solutionFile)
    {
        var solution = InstanceJson.Open(solutionFile);
        if (solution.Text("status") != "closed")
        {
            Console.WriteLine("The solution does not claim to be closed; there is nothing to check.");
            return 1;
        }
        var pairs = solution.Pairs("assignment", int.MaxValue, int.MaxValue);
        var held = pairs.GroupBy(pair => pair.First)
            .Select(post => (post.Key, (IReadOnlyList<int>)[.. post.Select(pair => pair.Second)])).ToList();
        var verdict = CordonChecker.Check(instance.Problem, held);
        foreach (var fault in verdict.Faults)
            Console.WriteLine(fault);
        if (verdict.Closed)
            Console.WriteLine($"closed: {held.Count} posts, every way out meets {instance.Problem.Rules.Rings}.");
        return verdict.Closed ? 0 : 1;
    }
}

using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Synthetic;

namespace Dispatch.Domain.Cordons;

/// <summary>
/// Plans and re-plans of invented problems that nobody needs: a process compiles its methods while they first run, which makes the first
/// plans several times as slow as all others, and the first cordon of the day is the one that matters.
/// </summary>
public sealed class PlanningPractice
{
    /// <summary>After so many the compiler has little left to do.</summary>
    public const int Rounds = 150;

    private const int Crossings = 2_000;
    private const int Units = 100;

    private readonly CordonRoads _roads = CordonRoads.AtSpeeds(SyntheticCity.Generate(1, Crossings).Graph, 1200, 1000);

    /// <summary>A few milliseconds of work.</summary>
    /// <param name="round">0 … <see cref="Rounds"/> − 1.</param>
    /// <returns>What came of it.</returns>
    public CordonStatus Plan(int round)
    {
        var problem = Problem(round);
        var plan = CordonPlanner.Plan(problem, (CordonAim)(round % 4));
        if (plan.Status != CordonStatus.Closed || plan.Posts.IsEmpty)
            return plan.Status;
        var active = ActiveCordon.Order(plan);
        var refusing = plan.Posts[0].Units[0].Unit;
        CordonReplanner.Revise(
            active, problem with { Units = problem.Units.SetItem(refusing, problem.Units[refusing] with { Promised = true }) });
        var held = plan.Posts.Aggregate(active, (cordon, post) => cordon.PostHeld(post.Node, post.ReadyMs));
        CordonReplanner.Revise(held, problem with { Starts = [problem.Starts[0] with { OffsetMs = 30_000 }] });
        return plan.Status;
    }

    private CordonProblem Problem(int round)
    {
        var random = new SeededRandom((ulong)round);
        return new CordonProblem(
            _roads, [new SuspectStart(random.Next(_roads.NodeCount), 0)], [],
            [.. Enumerable.Range(0, Units).Select(_ => new CordonUnit(random.Next(_roads.NodeCount), random.Next(20) * 1000))])
        {
            Rules = new CordonRules { SetupMs = 20_000, HorizonMs = 200_000 + random.Next(200) * 1000, Rings = round % 5 == 4 ? 2 : 1 },
        };
    }
}

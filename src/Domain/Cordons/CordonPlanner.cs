using System.Collections.Immutable;
using Dispatch.Domain.Cordons.Search;

namespace Dispatch.Domain.Cordons;

/// <summary>Why one plan is offered beside another.</summary>
[GenerateSerializer, Alias("dispatch.CordonAim")]
public enum CordonAim
{
    FewestPosts,
    EarliestClosure,
    SmallestEnclosure,
    MostSlack,
}

/// <summary>One of the plans that a commander may choose from.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.CordonAlternative")]
public sealed record CordonAlternative(CordonAim Aim, CordonPlan Plan);

/// <summary>
/// Finds the crossings to hold and who holds each, so that the suspect cannot leave without meeting a held post.
/// Every closed plan has passed <see cref="CordonChecker"/>. Method and limits: docs/decisions/0006-cordon.md.
/// </summary>
public static class CordonPlanner
{
    /// <summary>The cordon with the fewest posts, manned so that it closes as early as those posts allow.</summary>
    /// <exception cref="ArgumentException">The problem is not sound, see <see cref="CordonProblemRules"/>.</exception>
    public static CordonPlan Plan(CordonProblem problem) => Plan(problem, CordonAim.FewestPosts);

    /// <summary>The best cordon for one aim.</summary>
    /// <exception cref="ArgumentException">The problem is not sound, see <see cref="CordonProblemRules"/>.</exception>
    public static CordonPlan Plan(CordonProblem problem, CordonAim aim)
    {
        var ground = Ground(problem);
        var run = new PlanningRun(ground);
        return Checked(problem, For(aim, (ground, run), run.Fewest()));
    }

    /// <summary>As <see cref="Plan(CordonProblem)"/>, by one who knows the suspect's reach already.</summary>
    internal static CordonPlan Plan(CordonProblem problem, SuspectReach reach) =>
        Checked(problem, new PlanningRun(Ground(problem, reach)).Fewest());

    private static PlanningGround Ground(CordonProblem problem, SuspectReach? reach = null) =>
        CordonProblemRules.Refuse(problem) is { } refusal
            ? throw new ArgumentException(refusal.Message, nameof(problem)) : new PlanningGround(problem, reach);

    private static CordonPlan For(CordonAim aim, (PlanningGround Ground, PlanningRun Run) on, CordonPlan fewest) => aim switch
    {
        CordonAim.FewestPosts => fewest,
        CordonAim.EarliestClosure => EarliestClosure.Plan(on.Run, on.Ground.Problem.Rules.ElapsedMs, fewest),
        CordonAim.MostSlack => MostSlack.Plan(on.Run, fewest),
        CordonAim.SmallestEnclosure => SmallestEnclosure.Plan(on.Run, on.Ground.ReachMs, fewest),
        _ => throw new ArgumentOutOfRangeException(nameof(aim)),
    };

    /// <summary>One plan for each aim; plans that say the same as an earlier one are left out.</summary>
    public static ImmutableArray<CordonAlternative> Propose(CordonProblem problem)
    {
        var ground = Ground(problem);
        var run = new PlanningRun(ground);
        var fewest = Checked(problem, run.Fewest());
        var all = ImmutableArray.CreateBuilder<CordonAlternative>();
        all.Add(new CordonAlternative(CordonAim.FewestPosts, fewest));
        if (fewest.Status != CordonStatus.Closed || fewest.Posts.IsEmpty)
            return all.ToImmutable();
        foreach (var aim in (CordonAim[])[CordonAim.EarliestClosure, CordonAim.SmallestEnclosure, CordonAim.MostSlack])
            if (Checked(problem, For(aim, (ground, run), fewest)) is { Status: CordonStatus.Closed } plan && !all.Any(a => SamePosts(a.Plan, plan)))
                all.Add(new CordonAlternative(aim, plan));
        return all.ToImmutable();
    }

    private static bool SamePosts(CordonPlan one, CordonPlan other) =>
        one.Posts.Length == other.Posts.Length
        && one.Posts.Zip(other.Posts).All(pair =>
            pair.First.Node == pair.Second.Node && pair.First.Units.SequenceEqual(pair.Second.Units));

    /// <summary>A plan that the checker rejects is never shown; it would be a defect of the planner.</summary>
    private static CordonPlan Checked(CordonProblem problem, CordonPlan plan)
    {
        if (plan.Status != CordonStatus.Closed)
            return plan;
        var horizon = plan.HorizonMs ?? problem.Rules.HorizonMs;
        var verdict = CordonChecker.Check(problem with { Rules = problem.Rules with { HorizonMs = horizon } }, plan);
        return verdict.Closed ? plan : throw new InvalidOperationException("Rejected by the checker: " + verdict.Faults[0]);
    }
}

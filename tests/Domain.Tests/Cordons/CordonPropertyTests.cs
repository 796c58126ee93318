using Dispatch.Domain.Cordons;

namespace Dispatch.Domain.Tests.Cordons;

/// <summary>Thousands of small random cities against the definition tried out.</summary>
public sealed class CordonPropertyTests
{
    [Theory]
    [InlineData(1, false, false, 2500)]
    [InlineData(1, true, true, 1500)]
    [InlineData(2, false, false, 1200)]
    [InlineData(2, false, true, 1200)]
    [InlineData(3, true, true, 500)]
    public void The_planner_agrees_with_brute_force(int rings, bool withNeeds, bool withCivilians, int cities)
    {
        var closed = 0;
        for (var seed = 0; seed < cities; seed++)
        {
            var problem = SmallCity.Random(seed, withNeeds, withCivilians, rings);
            var plan = CordonPlanner.Plan(problem);
            var fewest = new BruteForceCordon(problem).Fewest();
            plan.Status.ShouldBe(fewest is null ? CordonStatus.Infeasible : CordonStatus.Closed, $"seed {seed}");
            if (fewest is null)
                continue;
            closed++;
            // With several rings a demanded post is put in the outer one, which can cost a post.
            if (rings == 1 || problem.Rules.ForcedPosts.IsEmpty)
                plan.Posts.Length.ShouldBe(fewest.Value, $"seed {seed}");
            CordonChecker.Check(problem, plan).Faults.ShouldBeEmpty($"seed {seed}");
        }
        closed.ShouldBeGreaterThan(cities / 40);
    }
}

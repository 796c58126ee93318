using Dispatch.Domain.Cordons;
using Dispatch.Silo.Commands.Cordons;

namespace Dispatch.Domain.Tests.Cordons;

/// <summary>Most sampled routes met: against the definition tried out, and against the published benchmark.</summary>
public sealed class InterceptionTests
{
    [Fact]
    public void The_planner_meets_as_many_routes_as_trying_every_place()
    {
        for (var seed = 0; seed < 150; seed++)
        {
            var problem = SmallCity.Random(seed) with { Rules = new CordonRules() };
            problem = problem with { Units = [.. problem.Units.Take(3)] };
            var routes = EscapeRoutes.Sample(problem, 25, seed);
            var plan = MaximumInterception.Plan(problem, routes);
            plan.Met.ShouldBe(MostByTrying(problem, routes), $"seed {seed}");
            plan.MetAtMost.ShouldBe(plan.Met, $"seed {seed}");
            plan.Leaks.Length.ShouldBe(routes.Length - plan.Met, $"seed {seed}");
        }
    }

    [Fact]
    public void No_crossing_is_given_to_two_units_and_no_post_can_be_spared()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var problem = SmallCity.Random(seed) with { Rules = new CordonRules() };
            var asked = new InterceptionProblem(problem.Roads.Units, problem.Units, EscapeRoutes.Sample(problem, 25, seed));
            var plan = InterceptionPlanner.Plan(asked);
            plan.Posts.Select(post => post.Node).ShouldBeUnique($"seed {seed}");
            RoutesMet(asked, plan).ShouldBe(plan.Met, $"seed {seed}");
            foreach (var post in plan.Posts)
                RoutesMet(asked, plan with { Posts = plan.Posts.Remove(post) }).ShouldBeLessThan(plan.Met, $"seed {seed}");
        }
    }

    [Fact]
    public void A_plan_that_leaks_says_so_in_plain_words()
    {
        var plan = new InterceptionPlan([], 1000, 939, 1000, []);
        plan.Words.ShouldBe("not closed: 93 % of sampled routes pass a post");
    }

    [Theory]
    [InlineData("interception_manhattan", "Manhattan", 0.934)]
    [InlineData("interception_others", "Winterswijk", 0.750)]
    [InlineData("interception_others", "Utrecht", 0.805)]
    [InlineData("interception_others", "Amsterdam", 0.997)]
    public void The_best_published_share_is_reached(string folder, string city, double share)
    {
        var problem = InterceptionFiles.Read(SharedInstances.Data(folder), city, withDelays: false).Problem;
        var plan = InterceptionPlanner.Plan(problem);
        plan.Share.ShouldBeGreaterThanOrEqualTo(share);
        plan.MetAtMost.ShouldBe(plan.Met);
        RoutesMet(problem, plan).ShouldBe(plan.Met);
    }

    private static int RoutesMet(InterceptionProblem problem, InterceptionPlan plan)
    {
        var posts = plan.Posts.Select(p => (p.Node, Ready: Drive(problem, p.Unit)[p.Node])).ToList();
        return problem.Routes.Count(route => route.Stops.Any(s => posts.Any(p => p.Node == s.Node && p.Ready <= s.TimeMs)));
    }

    private static int MostByTrying(CordonProblem problem, IReadOnlyList<EscapeRoute> routes)
    {
        var nodes = problem.Roads.NodeCount;
        var asked = new InterceptionProblem(problem.Roads.Units, problem.Units, [.. routes]);
        var drives = problem.Units.Select((_, u) => Drive(asked, u)).ToArray();
        var most = 0;
        var combinations = (int)Math.Pow(nodes, problem.Units.Length);
        for (var code = 0; code < combinations; code++)
        {
            var places = problem.Units.Select((_, u) => code / (int)Math.Pow(nodes, u) % nodes).ToArray();
            most = Math.Max(most, routes.Count(route => route.Stops.Any(stop => places.Select((p, u) => (p, u)).Any(x =>
                x.p == stop.Node && !problem.Units[x.u].Promised && drives[x.u][x.p] <= stop.TimeMs
                && !problem.Starts.Any(s => s.Node == x.p)))));
        }
        return most;
    }

    /// <summary>Bellman and Ford, until nothing changes.</summary>
    private static long[] Drive(InterceptionProblem problem, int unit)
    {
        var (roads, time) = (problem.Roads, new long[problem.Roads.NodeCount]);
        Array.Fill(time, long.MaxValue / 2);
        time[problem.Units[unit].Node] = problem.Units[unit].DelayMs;
        for (var changed = true; changed;)
        {
            changed = false;
            for (var v = 0; v < time.Length; v++)
                for (var arc = roads.FirstArc[v]; arc < roads.FirstArc[v + 1]; arc++)
                    if (time[v] + roads.TimeMs[arc] < time[roads.Head[arc]])
                        (time[roads.Head[arc]], changed) = (time[v] + roads.TimeMs[arc], true);
        }
        return time;
    }
}

using System.Collections.Immutable;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Audiences;
using Dispatch.Domain.Alerting.Waves;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Units;
using static Dispatch.Domain.Tests.Alerting.Alerts;

namespace Dispatch.Domain.Tests.Alerting;

/// <summary>Whole mobilisations with random answers, silence, withdrawals and re-plans; a failure prints its seed.</summary>
public sealed class WavePropertyTests
{
    private const int Seeds = 100;

    [Fact]
    public void Whatever_happens_no_held_post_is_emptied_nobody_is_told_twice_and_no_civilian_comes_to_the_inner_ring()
    {
        for (var seed = 0; seed < Seeds; seed++)
            new Mobilisation(seed).Run(steps: 40);
    }

    [Fact]
    public void When_enough_would_accept_every_post_is_filled_in_the_end_with_exactly_what_it_needs()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var life = new Mobilisation(seed, willing: true);
            life.Run(steps: 60);
            foreach (var post in life.Posts)
                life.Committed(post.Node).ShouldBe(post.Need, $"seed {seed}: post {post.Node}");
        }
    }

    [Fact]
    public void The_first_wave_is_what_the_slow_way_finds_always_the_shortest_pair_of_all_that_are_left()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            var posts = Mobilisation.SomePosts(random);
            var candidates = Mobilisation.SomeCandidates(random, random.Next(0, 40));
            var plan = WavePlannerTests.Next(posts: posts, candidates: candidates);
            var (open, free, expected) = (posts.ToDictionary(post => post.Node, post => post.Need), candidates.ToList(), new List<(string, int)>());
            while (true)
            {
                var pairs = from unit in free
                            from post in posts
                            where open[post.Node] > 0 && (post.Ring > 1 || unit.Kind is not (UnitKind.Taxi or UnitKind.Volunteer))
                            orderby Earth.Distance(unit.At!.Value, post.At).Value, unit.Unit.Value, post.Node
                            select (unit, post);
                if (pairs.FirstOrDefault() is not { unit: not null } best)
                    break;
                expected.Add((best.unit.Unit.Value, best.post.Node));
                open[best.post.Node]--;
                free.Remove(best.unit);
            }

            plan.Recipients.Select(one => (one.Unit.Value, one.Post!.Node)).ShouldBe(expected, $"seed {seed}");
            WavePlannerTests.Next(posts: posts, candidates: [.. candidates.OrderBy(_ => random.Next())]).Recipients.ShouldBe(plan.Recipients, $"seed {seed}: order of input");
        }
    }

    /// <summary>The loop that the grain makes around the planner, with its rules checked after every call.</summary>
    private sealed class Mobilisation(int seed, bool willing = false)
    {
        private readonly Random random = new(seed);
        private readonly Dictionary<UnitId, AskedUnit> asked = [];
        private ImmutableArray<EligibleUnit> candidates;
        private ImmutableArray<PlannedUnit> planned = [];
        private DateTimeOffset now = Noon;

        public ImmutableArray<AlertPost> Posts { get; private set; }

        public int Committed(int node) => asked.Values.Count(unit => unit.Post == node && unit.IsCommitted);

        public static ImmutableArray<AlertPost> SomePosts(Random random) =>
            [.. Enumerable.Range(1, random.Next(1, 6)).Select(node => Post(node, random.Next(1, 4), random.Next(1, 3), random.Next(6000)))];

        public static ImmutableArray<EligibleUnit> SomeCandidates(Random random, int count) =>
            [.. Enumerable.Range(0, count).Select(i => Eligible($"c-{i:000}", random.Next(6000), random.Next(3) > 0 ? UnitKind.Taxi : UnitKind.PatrolCar))];

        public void Run(int steps)
        {
            Posts = SomePosts(random);
            candidates = willing ? [.. SomeCandidates(random, 600).Select(unit => unit with { Kind = UnitKind.PatrolCar })] : SomeCandidates(random, 40);
            for (var step = 0; step < steps; step++)
            {
                Plan();
                Answers(accept: willing && step > 20);
                now = now.AddSeconds(random.Next(0, 60));
                if (!willing && random.Next(8) == 0)
                    Replan();
            }

            Plan();
        }

        private void Plan()
        {
            var before = Posts.ToDictionary(post => post.Node, post => Committed(post.Node));
            var plan = Next();
            foreach (var one in plan.Recipients)
            {
                asked.ContainsKey(one.Unit).ShouldBeFalse($"seed {seed}: {one.Unit} is told twice");
                (one.Kind == UnitKind.Taxi && one.Post!.Ring == 1).ShouldBeFalse($"seed {seed}: {one.Unit} on the inner ring");
                asked[one.Unit] = new AskedUnit(one.Unit, one.Kind, 1, one.Post!.Node, now, AskedState.Waiting);
            }

            foreach (var unit in plan.Surplus)
                asked[unit] = asked[unit] with { State = AskedState.Ended };
            foreach (var move in plan.Moves)
            {
                (asked[move.Unit].Kind == UnitKind.Taxi && move.To.Ring == 1).ShouldBeFalse($"seed {seed}: {move.Unit} moved to the inner ring");
                asked[move.Unit] = asked[move.Unit] with { Post = move.To.Node, State = AskedState.Waiting, AskedAt = now, AcceptedAt = null, DueAt = null };
            }

            foreach (var post in Posts)
                Committed(post.Node).ShouldBeGreaterThanOrEqualTo(Math.Min(post.Need, before[post.Node]), $"seed {seed}: post {post.Node} was emptied");
            // Who was moved has not accepted its new post, so the acceptance seen is another one after a move.
            if (plan.Moves.IsEmpty)
                Next().Recipients.ShouldBeEmpty($"seed {seed}: asking again without news");
        }

        private WavePlan Next() => WavePlanner.Next(new WaveQuestion(
            Order(AlertKind.Posts, Audience.ForPosts(Posts, new Metres(9000))), true, [.. asked.Values], asked.Count,
            [.. candidates.Where(unit => !asked.ContainsKey(unit.Unit))], planned, 2, AlertLimits.Default, now));

        private void Answers(bool accept)
        {
            foreach (var unit in asked.Values.Where(unit => unit.State is AskedState.Waiting or AskedState.Accepted).ToList())
                asked[unit.Unit] = (unit.State, accept ? 0 : random.Next(6)) switch
                {
                    (AskedState.Waiting, 0 or 1) => unit with { State = AskedState.Accepted, AcceptedAt = now, DueAt = random.Next(2) == 0 ? now.AddSeconds(30) : null },
                    (AskedState.Waiting, 2) => unit with { State = AskedState.Refused },
                    (AskedState.Accepted, 0 or 1 or 2) => unit with { State = AskedState.AtPost },
                    (AskedState.Accepted, 3) => unit with { State = AskedState.Refused },
                    _ => unit,
                };
        }

        private void Replan()
        {
            if (random.Next(2) == 0)
                Posts = [.. Posts.Where(_ => random.Next(5) > 0).Concat([Post(10 + random.Next(5), random.Next(1, 3), 1, random.Next(6000))]).DistinctBy(post => post.Node)];
            var live = asked.Values.Where(unit => unit.State is not (AskedState.Ended or AskedState.Refused)).Select(unit => unit.Unit).Concat(candidates.Select(unit => unit.Unit)).Distinct();
            planned = [.. live.Where(_ => random.Next(3) == 0).Select(unit => new PlannedUnit(unit, Posts[random.Next(Posts.Length)].Node))];
        }
    }
}

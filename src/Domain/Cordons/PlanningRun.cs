using System.Collections.Immutable;
using Dispatch.Domain.Cordons.Search;

namespace Dispatch.Domain.Cordons;

/// <summary>One problem with everything about it that does not change from question to question.</summary>
internal sealed class PlanningRun
{
    /// <summary>Enough for most searches; lists that prove too short are made longer.</summary>
    private const int ShortLists = 5;

    private readonly CordonProblem _problem;
    private readonly Escape _escape;
    private readonly int[] _deadline;
    private readonly int[] _latestUseful;
    private readonly long _effort;
    private (UnitArrivals Officers, UnitArrivals Anyone)? _arrivals;
    private int _lists = ShortLists;
    private int _spareMs;

    public PlanningRun(CordonProblem problem)
    {
        (_problem, _effort) = (problem, problem.Rules.Effort.ArcScans);
        _escape = Escape.Of(problem, problem.Rules.HorizonMs);
        _deadline = Deadlines();
        _latestUseful = UnitArrivals.LatestUseful(problem.Roads.UnitsBackwards, _deadline);
    }

    /// <summary>The fewest posts, all held by <paramref name="closedByMs"/>.</summary>
    public CordonPlan Fewest(int closedByMs = int.MaxValue) => Answer(closedByMs, new SearchGoal(_effort));

    /// <summary>The cordon that is complete first, with the fewest posts that allow it.</summary>
    public CordonPlan Earliest()
    {
        var best = Answer(int.MaxValue, new SearchGoal(_effort, AnyWillDo: true));
        if (best.Status != CordonStatus.Closed || best.Posts.IsEmpty)
            return best;
        // Closable by T is monotone in T; each answer's own closure is a better upper end than the time asked for.
        var (low, high) = (_problem.Rules.ElapsedMs, best.ClosureMs!.Value);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            var answer = Answer(middle, new SearchGoal(_effort, AnyWillDo: true));
            if (answer.Status == CordonStatus.Closed)
                (best, high) = (answer, answer.ClosureMs!.Value);
            else
                low = middle + 1;
        }
        var fewest = Fewest(high);
        return fewest.Status == CordonStatus.Closed ? fewest : best;
    }

    /// <summary>The cordon whose tightest post has the most time to spare, with the fewest posts that allow it.</summary>
    public CordonPlan MostSlack()
    {
        var best = Fewest();
        if (best.Status != CordonStatus.Closed || best.Posts.IsEmpty)
            return best;
        var (low, high) = (best.LeastSlackMs!.Value, best.Posts.Max(p => p.DeadlineMs));
        while (low < high)
        {
            _spareMs = low + (high - low + 1) / 2;
            var answer = Answer(int.MaxValue, new SearchGoal(_effort, AnyWillDo: true));
            if (answer.Status == CordonStatus.Closed)
                (best, low) = (answer, Math.Max(_spareMs, answer.LeastSlackMs!.Value));
            else
                high = _spareMs - 1;
        }
        _spareMs = low;
        var fewest = Fewest();
        _spareMs = 0;
        return fewest.Status == CordonStatus.Closed ? fewest : best;
    }

    private CordonPlan Answer(int closedByMs, SearchGoal goal)
    {
        if (_escape.Nodes.Length == 0)
            return new CordonPlan(CordonStatus.Closed, [], 0);
        for (var k = _lists; ; k *= 2)
        {
            _lists = k;
            var choices = Choices(k, closedByMs);
            var answer = Search(choices, goal);
            if (!answer.ListsTooShort)
                return ToPlan(choices, answer);
        }
    }

    private SearchAnswer Search(PostChoices choices, SearchGoal goal)
    {
        var network = CutNetwork.Build(_problem, _escape, choices);
        return network.IsOpen || Demanded(choices) is not { } demanded
            ? new SearchAnswer(null, 0, Complete: true, ListsTooShort: false)
            : CordonSearch.Run(network, choices, _problem.Units.Length, goal, demanded);
    }

    /// <summary>The demanded posts, as far out as they can be held; null = one of them cannot be held at all.</summary>
    private int[]? Demanded(PostChoices choices)
    {
        var demanded = _problem.Rules.ForcedPosts.Order()
            .Select(v => Math.Max(choices.At(v, _problem.Rules.Rings), choices.At(v, CivilianRing.InnerRing))).ToArray();
        return demanded.Contains(-1) ? null : demanded;
    }

    private CordonPlan ToPlan(PostChoices choices, SearchAnswer answer)
    {
        if (answer.Choices is null)
            return answer.Complete
                ? CordonPlan.Without(CordonStatus.Infeasible)
                : CordonPlan.Without(CordonStatus.Undecided, answer.LowerBound);
        var posts = Man(choices, answer.Choices).Select(p => p with { DeadlineMs = _escape.ArrivalMs[p.Node] });
        return new CordonPlan(
            CordonStatus.Closed, [.. posts.OrderBy(p => p.Ring).ThenBy(p => p.DeadlineMs)], answer.LowerBound);
    }

    /// <summary>
    /// Mans the posts from the short lists first; that closure bounds a second search around the posts alone, whose
    /// lists are long enough for the best manning.
    /// </summary>
    private IEnumerable<Post> Man(PostChoices choices, int[] chosen)
    {
        var latest = PostManning.Earliest(choices, chosen).Max(post => post.Units.Max(u => u.ReadyMs));
        var deadline = new int[_deadline.Length];
        Array.Fill(deadline, -1);
        foreach (var choice in chosen)
            deadline[choices.Node(choice)] = Math.Min(_deadline[choices.Node(choice)] - _spareMs, latest);
        var slots = chosen.Sum(c => choices.EndSlot(c) - choices.FirstSlot(c));
        var useful = UnitArrivals.LatestUseful(_problem.Roads.UnitsBackwards, deadline);
        var full = PostChoices.Find(_problem.Rules, _escape, deadline, Arrivals(slots, useful));
        var posts = chosen.Select(c => full.At(choices.Node(c), choices.Ring(c))).ToArray();
        return PostManning.Earliest(full, posts).Select(
            post => new Post(full.Node(post.Choice), full.Ring(post.Choice), 0, post.Units));
    }

    private PostChoices Choices(int k, int closedByMs)
    {
        if (_arrivals is null || _arrivals.Value.Anyone.K != k)
            _arrivals = Arrivals(k, _latestUseful);
        var deadline = Array.ConvertAll(_deadline, d => d < 0 ? d : Math.Min(d - _spareMs, closedByMs));
        return PostChoices.Find(_problem.Rules, _escape, deadline, _arrivals.Value);
    }

    private (UnitArrivals, UnitArrivals) Arrivals(int k, int[] useful)
    {
        var officers = UnitArrivals.Nearest(_problem, kind => kind == CordonUnitKind.Officer, k, useful);
        var civilians = _problem.Rules.Rings > 1 && _problem.Units.Any(u => u.Kind != CordonUnitKind.Officer);
        return (officers, civilians ? UnitArrivals.Nearest(_problem, _ => true, k, useful) : officers);
    }

    private int[] Deadlines()
    {
        var deadline = new int[_escape.ArrivalMs.Length];
        Array.Fill(deadline, -1);
        foreach (var v in _escape.Nodes)
            if (!_escape.IsStart[v] && !_problem.Rules.NoHold.Contains(v))
                deadline[v] = Math.Min(_escape.ArrivalMs[v], _problem.Rules.ClosedByMs ?? int.MaxValue);
        return deadline;
    }
}

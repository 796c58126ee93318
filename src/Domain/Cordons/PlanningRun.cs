using Dispatch.Domain.Cordons.Search;

namespace Dispatch.Domain.Cordons;

/// <param name="ClosedByMs">Every post must be held by then.</param>
/// <param name="SpareMs">Every post must have so much time to spare.</param>
/// <param name="AnyWillDo">Is there a cordon at all? Its size does not matter.</param>
/// <param name="OneOfMany">One of a series: what all of them need is found once and kept, and none takes more than its effort.</param>
internal sealed record PlanningQuestion(
    int ClosedByMs = int.MaxValue, int SpareMs = 0, bool AnyWillDo = false, bool OneOfMany = true)
{
    /// <summary>An answer that is known already; the search goes on from there.</summary>
    public CordonPlan? Known { get; init; }
}

/// <summary>Answers questions about one problem and one horizon.</summary>
internal sealed class PlanningRun
{
    /// <summary>Enough for most searches; lists that prove too short are made longer.</summary>
    private const int ShortLists = 5;

    /// <summary>All is done again with longer lists, so that small steps do not pay.</summary>
    private const int Longer = 4;

    private readonly PlanningGround _ground;
    private readonly Escape _escape;
    private readonly int[] _deadline;
    private readonly TightDeadlines _tight;
    private int _lists;

    public PlanningRun(PlanningGround ground)
        : this(ground, ground.Problem.Rules.HorizonMs, null, Math.Max(ShortLists, ground.Problem.Rules.MostUnitsAtAPost))
    {
    }

    private PlanningRun(PlanningGround ground, int? horizonMs, TightDeadlines? tight, int lists)
    {
        (_ground, _lists) = (ground, lists);
        _escape = Escape.Of(ground.Problem, ground.Reach, horizonMs);
        _deadline = Deadlines();
        _tight = tight ?? new TightDeadlines(ground, _escape.Nodes, _deadline);
    }

    /// <summary>The same problem with a nearer horizon.</summary>
    public PlanningRun Within(int horizonMs) => new(_ground, horizonMs, _tight, _lists);

    private CordonRules Rules => _ground.Problem.Rules;

    /// <summary>Nearer than this a series of questions does not look for the best time.</summary>
    public int StepMs => Rules.Effort.StepMs;

    /// <summary>The fewest posts, asked for by itself.</summary>
    public CordonPlan Fewest() => Answer(new PlanningQuestion(OneOfMany: false));

    /// <summary>The fewest posts that answer the question.</summary>
    public CordonPlan Answer(PlanningQuestion question)
    {
        if (_escape.Nodes.Length == 0)
            return new CordonPlan(CordonStatus.Closed, [], 0);
        var deadline = Array.ConvertAll(_deadline, d => d < 0 ? d : Math.Min(d - question.SpareMs, question.ClosedByMs));
        // A bisection asks some fifty times, and commanders wait for the last answer.
        var effort = question.AnyWillDo ? Rules.Effort.ArcScans / 3 : Rules.Effort.ArcScans;
        var goal = new SearchGoal(effort, question.AnyWillDo) { MayGoOn = !question.OneOfMany };
        IReadOnlyList<(int[] Units, double Price)> learned = [];
        var (scans, known) = (0L, question.Known?.Posts.Select(post => (post.Node, post.Ring)).ToArray() ?? []);
        var shortage = question.OneOfMany ? null : new ShortageArea(_ground, _escape, deadline, _lists);
        for (var k = question.OneOfMany ? Math.Max(_lists, _tight.Known) : _lists; ; k *= Longer)
        {
            _lists = k;
            var area = shortage?.Within(k) ?? _escape;
            var arrivals = question.OneOfMany ? _tight.Arrivals(k, deadline) : _ground.Arrivals(
                units => UnitArrivals.Throughout(_ground.Problem, units, k, area.Nodes, deadline));
            var choices = PostChoices.Find(Rules, area, deadline, arrivals);
            var answer = Search(area, choices, goal with { Known = Chosen(choices, known) }, learned);
            scans += answer.ArcScans;
            if (!answer.ListsTooShort || (k * Longer > Rules.Effort.UnitsListed && (answer.Choices is not null || question.OneOfMany)))
                return ToPlan(choices, answer, deadline) with { ArcScans = scans };
            (learned, known) = (answer.Learned, answer.Choices?.Select(c => (choices.Node(c), choices.Ring(c))).ToArray() ?? known);
        }
    }

    private SearchAnswer Search(Escape area, PostChoices choices, SearchGoal goal, IReadOnlyList<(int[] Units, double Price)> learned)
    {
        var network = CutNetwork.Build(_ground.Problem, area, choices);
        return network.IsOpen || Demanded(choices) is not { } demanded
            ? new SearchAnswer(null, 0, Complete: true, ListsTooShort: false)
            : CordonSearch.Run(network, choices, _ground.Problem.Units.Length, goal, demanded, learned);
    }

    private static int[] Chosen(PostChoices choices, (int Node, int Ring)[] posts)
    {
        var chosen = Array.ConvertAll(posts, post => choices.At(post.Node, post.Ring));
        return chosen.Contains(-1) ? [] : chosen;
    }

    /// <summary>The demanded posts, as far out as they can be held; null = one of them cannot be held at all.</summary>
    private int[]? Demanded(PostChoices choices)
    {
        var demanded = Rules.ForcedPosts.Order()
            .Select(v => Math.Max(choices.At(v, Rules.Rings), choices.At(v, CivilianRing.InnerRing))).ToArray();
        return demanded.Contains(-1) ? null : demanded;
    }

    private CordonPlan ToPlan(PostChoices choices, SearchAnswer answer, int[] deadline)
    {
        if (answer.Choices is null)
            return answer.Complete
                ? CordonPlan.Without(CordonStatus.Infeasible)
                : CordonPlan.Without(CordonStatus.Undecided, answer.LowerBound);
        var posts = Man(choices, answer.Choices, deadline).Select(p => p with { DeadlineMs = _escape.ArrivalMs[p.Node] });
        return new CordonPlan(
            CordonStatus.Closed, [.. posts.OrderBy(p => p.Ring).ThenBy(p => p.DeadlineMs)], answer.LowerBound);
    }

    /// <summary>
    /// Mans the posts from the lists at hand first; that closure bounds a second search around the posts alone, whose
    /// lists are as long as the cordon and so leave nothing better out.
    /// </summary>
    private IEnumerable<Post> Man(PostChoices choices, int[] chosen, int[] deadline)
    {
        var latest = PostManning.Earliest(choices, chosen).Max(post => post.Units.Max(u => u.ReadyMs));
        var limit = new int[deadline.Length];
        Array.Fill(limit, -1);
        foreach (var choice in chosen)
            limit[choices.Node(choice)] = Math.Min(deadline[choices.Node(choice)], latest);
        var slots = chosen.Sum(c => choices.EndSlot(c) - choices.FirstSlot(c));
        var full = PostChoices.Find(
            Rules, _escape, limit, _ground.Arrivals(units => UnitArrivals.OneByOne(units.Search, slots, limit)));
        var posts = chosen.Select(c => full.At(choices.Node(c), choices.Ring(c))).ToArray();
        return PostManning.Earliest(full, posts).Select(
            post => new Post(full.Node(post.Choice), full.Ring(post.Choice), 0, post.Units));
    }

    private int[] Deadlines()
    {
        var deadline = new int[_escape.ArrivalMs.Length];
        Array.Fill(deadline, -1);
        foreach (var v in _escape.Nodes)
            if (!_escape.IsStart[v] && !Rules.NoHold.Contains(v))
                deadline[v] = Math.Min(_escape.ArrivalMs[v], Rules.ClosedByMs ?? int.MaxValue);
        return deadline;
    }
}

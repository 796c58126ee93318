using System.Collections.Immutable;
using Dispatch.Domain.Cordons;

namespace Dispatch.Silo.Commands.Cordons;

/// <summary>What a picture shows: the posts of a cordon, or those of the best interception when there is none, and how far he gets.</summary>
internal sealed class PictureScene
{
    /// <summary>Steps of time that are told apart by colour.</summary>
    public const int Bands = 5;

    private const int ShortestStepMs = 60_000;

    private PictureScene(CordonInstance instance, CordonPlan plan, Interception? interception)
    {
        (Instance, Plan, Interception) = (instance, plan, interception);
        Posts = interception?.Posts ?? plan.Posts;
        Inside = SuspectIsochrones.Inside(instance.Problem, plan with { Posts = Posts });
        Arrival = SuspectIsochrones.EarliestArrivals(instance.Problem);
        var last = plan.Posts.IsEmpty
            ? instance.Problem.Exits.Select(e => Arrival[e.Node]).Where(t => t < int.MaxValue).DefaultIfEmpty(ShortestStepMs).Max()
            : plan.Posts.Max(p => p.DeadlineMs);
        StepMs = Math.Max(ShortestStepMs, (last / Bands + ShortestStepMs - 1) / ShortestStepMs * ShortestStepMs);
    }

    public CordonInstance Instance { get; }

    public CordonPlan Plan { get; }

    /// <summary>Null when the cordon is closed.</summary>
    public Interception? Interception { get; }

    public ImmutableArray<Post> Posts { get; }

    /// <summary>Crossings that he can reach without meeting a post.</summary>
    public bool[] Inside { get; }

    public int[] Arrival { get; }

    /// <summary>Time that one colour stands for, milliseconds.</summary>
    public int StepMs { get; }

    public static PictureScene Of(CordonInstance instance, CordonPlan plan, Interception? interception) => new(instance, plan, interception);

    public int BandOf(int node) => Math.Min(Math.Max(Arrival[node], 0) / StepMs, Bands - 1);

    /// <summary>The crossings that the picture must show.</summary>
    public IEnumerable<int> Interesting() => Posts.Select(p => p.Node)
        .Concat(Posts.SelectMany(p => p.Units).Select(u => Instance.Problem.Units[u.Unit].Node))
        .Concat(Instance.Problem.Starts.Select(s => s.Node))
        .Concat(Plan.Posts.IsEmpty ? Instance.Problem.Exits.Select(e => e.Node) : Enumerable.Range(0, Inside.Length).Where(v => Inside[v]))
        .Concat(Interception?.LeakRoutes.SelectMany(route => route.Stops).Select(stop => stop.Node) ?? []);

    public static string Clock(int ms) => FormattableString.Invariant($"{ms / 60_000}:{ms / 1000 % 60:00}");
}

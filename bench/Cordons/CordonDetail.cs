using System.Globalization;
using Dispatch.Bench.Roads;
using Dispatch.Domain.Cordons;

namespace Dispatch.Bench.Cordons;

/// <summary>
/// Each problem by itself, and all of them several times: what is dear is either dear each time, or only when it comes first.
/// </summary>
internal static class CordonDetail
{
    private const string Head = "round,problem,what,status,posts,bound,arcs,clock_ms,processor_ms,collections_0_1_2,pause_ms,allocated_mb";

    public static void Run(CordonCase city, (int First, int Count) problems, int rounds)
    {
        Console.WriteLine(Head);
        for (var round = 1; round <= rounds; round++)
        {
            var all = new Dictionary<string, Timing>();
            for (var i = problems.First; i < problems.First + problems.Count; i++)
                foreach (var (what, call) in new CordonRun(city.Problem(i)).Steps())
                    Add(all, $"{round},{i}", what, call);
            foreach (var (what, timing) in all)
                Console.WriteLine($"# round {round}, {what}: {timing}");
        }
    }

    private static void Add(Dictionary<string, Timing> all, string at, string what, Func<CordonPlan> call)
    {
        var (timing, plan) = (new Timing(), new CordonPlan(CordonStatus.Undecided, [], 0));
        var (pause, collections, allocated) = (GC.GetTotalPauseDuration(), Collections(), GC.GetAllocatedBytesForCurrentThread());
        timing.Add(() => plan = call());
        var (after, megabytes) = (Collections(), (GC.GetAllocatedBytesForCurrentThread() - allocated) / 1e6);
        var collected = string.Join('/', after.Zip(collections, (now, before) => now - before));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{at},{what},{plan.Status},{plan.Posts.Length},{plan.LowerBound},{plan.ArcScans},{timing.Least:0.00},{timing.At(0):0.00},{collected},{(GC.GetTotalPauseDuration() - pause).TotalMilliseconds:0.0},{megabytes:0.0}"));
        if (!all.TryGetValue(what, out var sum))
            all.Add(what, sum = new Timing());
        sum.Add(timing);
    }

    private static int[] Collections() => [GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2)];
}

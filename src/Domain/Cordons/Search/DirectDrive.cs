using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Paths;

namespace Dispatch.Domain.Cordons.Search;

/// <summary>
/// How long one unit drives to one crossing, searched from both ends at once: two small circles instead of one that is twice
/// as wide. To be used again; not for two threads at once.
/// </summary>
internal sealed class DirectDrive(RoadGraph roads, RoadGraph backwards)
{
    private readonly ShortestPaths _ahead = new(roads);
    private readonly ShortestPaths _back = new(backwards);

    /// <returns>Milliseconds; null = more than <paramref name="mostMs"/>.</returns>
    public int? Ms(int from, int to, int mostMs)
    {
        _ahead.Reset().AddSource(from);
        _back.Reset().AddSource(to);
        (_ahead.BoundMs, _back.BoundMs) = (mostMs, mostMs);
        var best = from == to ? 0 : mostMs + 1L;
        var (near, far) = (0, 0);
        // The end first: where roads take no time the other search may be through before its turn.
        TryStep(_back, backwards, _ahead, ref far, ref best);
        // The last road between the two circles is looked at when the second of its ends is settled.
        while ((long)near + far < best)
            if (near <= far ? !TryStep(_ahead, roads, _back, ref near, ref best) : !TryStep(_back, backwards, _ahead, ref far, ref best))
                break;
        return best <= mostMs ? (int)best : null;
    }

    private static bool TryStep(ShortestPaths search, RoadGraph graph, ShortestPaths other, ref int radius, ref long best)
    {
        if (!search.TrySettle(out var node, out radius))
            return false;
        for (var arc = graph.FirstArc[node]; arc < graph.FirstArc[node + 1]; arc++)
            if (other.Time(graph.Head[arc]) is { } rest)
                best = Math.Min(best, (long)radius + graph.TimeMs[arc] + rest);
        return true;
    }
}

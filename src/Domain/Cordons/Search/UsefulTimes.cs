using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Paths;

namespace Dispatch.Domain.Cordons.Search;

/// <summary>From where, and by when, a unit can still be of use.</summary>
internal static class UsefulTimes
{
    /// <summary>
    /// For every crossing the latest time at which a unit there can still be at some post by its deadline:
    /// max over posts v of deadline(v) − distance to v, negative = never. Exact for any pair of speeds.
    /// </summary>
    /// <param name="posts">The crossings that are asked about.</param>
    /// <param name="deadline">Per crossing.</param>
    /// <param name="earliestMs">No unit is ready before this, so that nothing earlier is of use.</param>
    public static int[] Latest(RoadGraph unitsBackwards, IReadOnlyList<int> posts, int[] deadline, int earliestMs)
    {
        // The latest moment backwards from the deadlines is the shortest way from the greatest of them.
        var latest = new int[deadline.Length];
        Array.Fill(latest, -1);
        var top = posts.Count == 0 ? -1 : posts.Max(v => deadline[v]);
        if (top < earliestMs)
            return latest;
        var search = new ShortestPaths(unitsBackwards) { BoundMs = top - earliestMs };
        foreach (var v in posts)
            search.AddSource(v, top - deadline[v]);
        while (search.TrySettle(out var node, out var ms))
            latest[node] = top - ms;
        return latest;
    }
}

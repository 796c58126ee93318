using System.Globalization;
using Dispatch.Domain.Geo;

namespace Dispatch.Silo.Replay;

/// <summary>
/// Gives snapshots without names pseudo vehicles: each position takes the name of the nearest free one of the snapshot before,
/// within what a taxi can drive in the time between; the rest get new names.
/// </summary>
internal static class NamelessVehicles
{
    public const string Remark =
        "This recording has no vehicle names: positions of following snapshots were joined by nearest neighbour. A vehicle's course is a guess.";

    private static readonly MetresPerSecond Fastest = MetresPerSecond.KilometresPerHour(100);
    private static readonly TimeSpan LongestGap = TimeSpan.FromMinutes(5);

    public static IEnumerable<RecordedFix> Name(IReadOnlyList<RecordedFix> nameless)
    {
        var (before, at, made) = (new List<RecordedFix>(), default(DateTimeOffset), 0);
        foreach (var snapshot in nameless.GroupBy(fix => fix.Time).OrderBy(group => group.Key))
        {
            var gap = snapshot.Key - at;
            var reach = gap <= LongestGap ? new Metres(Fastest.Value * gap.TotalSeconds) : new Metres(0);
            var free = Cells(before);
            var named = snapshot.Select(fix => fix with { Vehicle = TakeNearest(free, fix.At, reach) ?? NewName(++made) }).ToList();
            foreach (var fix in named)
                yield return fix;
            (before, at) = (named, snapshot.Key);
        }
    }

    private static Dictionary<CellId, List<RecordedFix>> Cells(List<RecordedFix> fixes) =>
        fixes.GroupBy(fix => CellId.Of(fix.At)).ToDictionary(group => group.Key, group => group.ToList());

    private static string? TakeNearest(Dictionary<CellId, List<RecordedFix>> free, GeoPoint to, Metres reach)
    {
        var (cell, index, nearest) = (default(List<RecordedFix>), -1, reach);
        foreach (var id in CellId.Around(to, reach))
        {
            if (!free.TryGetValue(id, out var candidates))
                continue;
            for (var i = 0; i < candidates.Count; i++)
            {
                if (Earth.Distance(candidates[i].At, to) is var distance && distance < nearest)
                    (cell, index, nearest) = (candidates, i, distance);
            }
        }
        if (cell is null)
            return null;
        var name = cell[index].Vehicle;
        cell.RemoveAt(index);
        return name;
    }

    private static string NewName(int number) => string.Create(CultureInfo.InvariantCulture, $"pseudo-{number:00000}");
}

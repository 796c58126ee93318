using System.Collections.Immutable;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Roads;
using Dispatch.Domain.Supervision;

namespace Dispatch.Silo.Demo;

/// <summary>Where units would have been free: where the roads are, fewer when there are many calls.</summary>
internal static class DemoCover
{
    private const double Units = 780;
    private const int HoursOfDay = 24;
    private const int BusiestHour = 12;

    public static IEnumerable<(DateTimeOffset Begin, ImmutableArray<FreeUnits> Free)> Of(DateOnly day, Random random, RoadMap roads)
    {
        var cells = Enumerable.Range(0, roads.NodeCount).GroupBy(node => CellId.Of(roads.Location(node)))
            .Select(cell => (Cell: cell.Key, Share: cell.Count() / (double)roads.NodeCount)).ToList();
        for (var hour = 0; hour < HoursOfDay; hour++)
        {
            var free = 0.45 + (0.6 * Math.Abs(hour - BusiestHour) / BusiestHour);
            yield return (
                new DateTimeOffset(day, new TimeOnly(hour, 0), TimeSpan.Zero),
                [.. cells.Select(cell => new FreeUnits(cell.Cell, (int)(Units * free * cell.Share * 2 * random.NextDouble())))]);
        }
    }
}

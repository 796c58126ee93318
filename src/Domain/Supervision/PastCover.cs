using System.Collections.Immutable;
using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Supervision;

/// <summary>Free units by cell and hour of the centre's day, as means over the hours that were recorded. A cell nobody reported from had none.</summary>
public sealed class PastCover
{
    private const int HoursOfDay = 24;

    private readonly int[] _looks = new int[HoursOfDay];
    private readonly Dictionary<CellId, int[]> _totals = [];

    /// <param name="hours">Each with the moment (UTC) at which it began.</param>
    /// <param name="zone">How far the centre's clock is ahead of UTC.</param>
    public PastCover(IEnumerable<(DateTimeOffset Begin, CoverHour Cover)> hours, TimeSpan zone)
    {
        foreach (var (begin, cover) in hours.Where(hour => hour.Cover.Count > 0))
        {
            Hours++;
            var hour = begin.ToOffset(zone).Hour;
            _looks[hour] += cover.Count;
            foreach (var cell in cover.Cells)
            {
                if (!_totals.TryGetValue(cell.Cell, out var totals))
                    _totals[cell.Cell] = totals = new int[HoursOfDay];
                totals[hour] += cell.Total;
            }
        }
    }

    /// <summary>Hours of which something is known.</summary>
    public int Hours { get; }

    public IReadOnlyCollection<CellId> Cells => _totals.Keys;

    /// <summary>24 means; null for an hour of the day that was never recorded.</summary>
    public ImmutableArray<double?> FreeIn(CellId cell) => Means(_totals.GetValueOrDefault(cell) ?? new int[HoursOfDay]);

    /// <summary>All cells together.</summary>
    public ImmutableArray<double?> FreeInAll()
    {
        var sums = new int[HoursOfDay];
        foreach (var totals in _totals.Values)
        {
            for (var hour = 0; hour < HoursOfDay; hour++)
                sums[hour] += totals[hour];
        }

        return Means(sums);
    }

    private ImmutableArray<double?> Means(int[] totals) =>
        [.. totals.Select((total, hour) => _looks[hour] == 0 ? (double?)null : Math.Round(total / (double)_looks[hour], 2))];
}

using System.Collections.Immutable;
using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Supervision;

/// <summary>One cell of the grid: how often something happened there and how many units were free, by hour of the centre's day.</summary>
/// <param name="ByHour">24 counts.</param>
/// <param name="FreeByHour">24 means of units free there in the span; null for an hour of the day that was not recorded.</param>
/// <param name="Available">Units free there now, civilians left out; null when nothing is known of the cell now.</param>
[GenerateSerializer, Immutable, Alias("dispatch.CellCoverage")]
public sealed record CellCoverage(CellId Cell, int Incidents, ImmutableArray<int> ByHour, ImmutableArray<double?> FreeByHour, int? Available);

/// <summary>Where and when incidents happen, against where and when units are free.</summary>
/// <param name="Cells">The most incidents first; also cells where units are or were and nothing happened.</param>
/// <param name="ByHour">All cells together.</param>
/// <param name="RecordedHours">Hours of the span whose free units are known.</param>
[GenerateSerializer, Immutable, Alias("dispatch.Coverage")]
public sealed record Coverage(
    int Incidents, ImmutableArray<int> ByHour, ImmutableArray<double?> FreeByHour, int RecordedHours, ImmutableArray<CellCoverage> Cells)
{
    private const int Hours = 24;

    /// <param name="available">Free officers, cars, engines and ambulances by cell, now.</param>
    /// <param name="zone">How far the centre's clock is ahead of UTC.</param>
    public static Coverage Of(
        IReadOnlyCollection<IncidentFigures> incidents, IReadOnlyDictionary<CellId, int> available, PastCover past, TimeSpan zone)
    {
        var real = incidents.Where(one => !one.Drill).ToLookup(one => one.Cell);
        var cells = real.Select(cell => cell.Key).Union(available.Keys).Union(past.Cells)
            .Select(cell => new CellCoverage(
                cell, real[cell].Count(), ByHourOf(real[cell], zone), past.FreeIn(cell), available.TryGetValue(cell, out var free) ? free : null))
            .OrderByDescending(cell => cell.Incidents).ThenByDescending(cell => cell.Available).ThenBy(cell => cell.Cell.Y).ThenBy(cell => cell.Cell.X);
        return new Coverage(real.Sum(cell => cell.Count()), ByHourOf(real.SelectMany(cell => cell), zone), past.FreeInAll(), past.Hours, [.. cells]);
    }

    private static ImmutableArray<int> ByHourOf(IEnumerable<IncidentFigures> incidents, TimeSpan zone)
    {
        var hours = new int[Hours];
        foreach (var one in incidents)
            hours[one.OpenedAt.ToOffset(zone).Hour]++;
        return [.. hours];
    }
}

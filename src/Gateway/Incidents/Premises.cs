using Dispatch.Domain.Geo;
using Dispatch.Gateway.Registers;
using Dispatch.Grains.Incidents;

namespace Dispatch.Gateway.Incidents;

/// <summary>
/// What is known of a place while a call from there is taken: hazards of the register, incidents that are open, and closed ones from
/// the records of the cells around and the months looked back to. Nothing here grows with the years.
/// </summary>
internal sealed class Premises(IGrainFactory grains, RegisterDirectory registers, IncidentList incidents, TimeProvider time)
{
    public const double MaxRadius = 1_000;
    public const int MaxDays = 365;
    private const int MaxShown = 20;
    private const int MaxOpen = 500;

    public async Task<PremisesView> OfAsync(GeoPoint at, Metres radius, int days)
    {
        var now = time.GetUtcNow();
        var hazards = registers.HazardsAsync(at, radius);
        var open = incidents.OpenAsync(MaxOpen);
        var months = Months(now.AddDays(-days), now);
        var closed = await Task.WhenAll(CellId.Around(at, radius).SelectMany(cell => months
            .Select(month => grains.GetGrain<IClosedDayGrain>(IncidentBoards.PlaceKey(cell, month)).All())));
        var near = closed.SelectMany(record => record).Concat(await open)
            .Where(one => one.OpenedAt >= now.AddDays(-days) && Earth.Distance(at, one.At) <= radius)
            .GroupBy(one => one.Id).Select(same => same.MaxBy(one => one.Version)!)
            .OrderByDescending(one => one.OpenedAt).ToList();
        return new PremisesView(
            radius.Value, days, [.. (await hazards).Select(entry => HazardView.Of(entry, at))],
            [.. near.Take(MaxShown).Select(one => new EarlierIncident(
                one.Id, one.TypeCode, one.Priority, one.Status, one.Address, one.OpenedAt, Math.Round(Earth.Distance(at, one.At).Value), one.Drill))],
            near.Count);
    }

    /// <summary>The first day of each month that the span touches; what was opened in it may have been closed a month later.</summary>
    private static List<DateOnly> Months(DateTimeOffset from, DateTimeOffset to)
    {
        var months = new List<DateOnly>();
        for (var month = new DateOnly(from.Year, from.Month, 1); month <= DateOnly.FromDateTime(to.UtcDateTime); month = month.AddMonths(1))
            months.Add(month);
        return months;
    }
}

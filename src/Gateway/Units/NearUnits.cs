using Dispatch.Domain;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Units;
using Dispatch.Gateway.Alerts;
using Dispatch.Grains.Cells;

namespace Dispatch.Gateway.Units;

/// <param name="Kind">Null = every kind.</param>
/// <param name="Free">Only who is available.</param>
internal sealed record NearQuestion(GeoPoint At, int Count, Metres Radius, UnitKind? Kind, bool Free);

/// <summary>A unit as a screen may see it.</summary>
/// <param name="Distance">As the crow flies, of <paramref name="At"/>.</param>
/// <param name="Age">Of the position, seconds.</param>
/// <param name="Coarse">A civilian who is not mobilised: the middle of the cell, and the distance of that.</param>
internal sealed record NearUnit(
    UnitId Unit, string CallSign, UnitKind Kind, UnitStatus Status, bool? Occupied, GeoPoint At, Metres Distance, double Age, bool Coarse);

/// <summary>
/// Who on duty is nearest, answered from the cells' memory: nothing is ranked by road, nothing is written. Rings of cells are asked until
/// nobody farther out can be nearer. For whom to send ask for a recommendation.
/// </summary>
internal sealed class NearUnits(IGrainFactory grains, MobilisedUnits mobilised, TimeProvider time)
{
    // In the middle of a city the nearest twenty are within this; it touches one cell mostly.
    private const double FirstRing = 125;

    // Who crosses a border is in two cells for a moment.
    private const int Spare = 8;

    public async Task<IReadOnlyList<NearUnit>> FindAsync(NearQuestion question)
    {
        var nearest = new NearestList<(CellId Cell, PresentUnit Present)>(question.Count + Spare, question.Radius);
        var asked = new HashSet<CellId>();
        for (var ring = FirstRing; ; ring *= 2)
        {
            var reach = new Metres(Math.Min(ring, question.Radius.Value));
            await foreach (var (cell, present) in grains.Present(CellId.Around(question.At, reach).Where(asked.Add)))
                Offer(nearest, question, cell, present.AsSpan());
            if (reach >= question.Radius || nearest.Farthest <= reach)
                break;
        }
        var now = time.GetUtcNow();
        return
        [
            .. nearest.Take().DistinctBy(one => one.Item.Present.Unit.Profile.Id).Take(question.Count)
                .Select(one => View(one.Item.Cell, one.Item.Present, one.Distance, now)),
        ];
    }

    private void Offer(
        NearestList<(CellId, PresentUnit)> nearest, NearQuestion question, CellId cell, ReadOnlySpan<PresentUnit> present)
    {
        var middle = Earth.Distance(question.At, cell.Centre);
        foreach (var one in present)
        {
            var unit = one.Unit;
            if (!unit.OnDuty || (question.Free && unit.Status != UnitStatus.Available) || (question.Kind is { } kind && unit.Profile.Kind != kind))
                continue;
            // Also the order must not tell where a hidden civilian is.
            if (mobilised.Hides(one))
                nearest.Offer((cell, one), unit.Profile.Id.Value, middle);
            else if (Earth.AtLeast(question.At, one.Fix.At) <= nearest.Reach)
                nearest.Offer((cell, one), unit.Profile.Id.Value, Earth.Distance(question.At, one.Fix.At));
        }
    }

    private NearUnit View(CellId cell, PresentUnit present, Metres distance, DateTimeOffset now)
    {
        var (unit, coarse) = (present.Unit, mobilised.Hides(present));
        return new NearUnit(unit.Profile.Id, unit.Profile.CallSign, unit.Profile.Kind, unit.Status, present.Occupied,
            Rounded(coarse ? cell.Centre : present.Fix.At), new Metres(Math.Round(distance.Value, 1)),
            Math.Max(0, Math.Round((now - present.Fix.Time).TotalSeconds, 1)), coarse);
    }

    private static GeoPoint Rounded(GeoPoint at) => GeoPoint.Of(Math.Round(at.Latitude, 6), Math.Round(at.Longitude, 6));
}

using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Audiences;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Units;
using Dispatch.Grains.Cells;
using Dispatch.Grains.Units;

namespace Dispatch.Grains.Alerts;

/// <summary>The city at the moment of sending: asks the cells that an audience can touch, and the tallies of alerts sent.</summary>
internal sealed class AlertAudience(AlertParts parts)
{
    /// <param name="only">Nobody else is looked at, wherever they are; empty = everybody whom the audience can touch.</param>
    /// <param name="looking">Of those told, who was told as eyes only.</param>
    /// <param name="everybody">No limit leaves out who may be told.</param>
    public async Task<AudienceChoice> Choose(
        AlertOrder order, IEnumerable<UnitId> told, ImmutableArray<UnitId> only, DateTimeOffset now, IEnumerable<UnitId>? looking = null, bool everybody = false)
    {
        var candidates = await Candidates(order.Audience, only, now);
        // Sorting 20,000 units is work for another thread than the grains'; it reads nothing of a grain.
        var question = new AudienceQuestion(order.Audience, order.EyesOnly, told, parts.Limits, now, looking) { AsTheyCome = everybody && order.Audience.Anchors.IsEmpty };
        return await Task.Run(() => AudienceRules.Choose(question, candidates));
    }

    private async Task<List<AlertCandidate>> Candidates(Audience audience, ImmutableArray<UnitId> only, DateTimeOffset now)
    {
        var wanted = only.ToHashSet();
        var counting = audience.MayHoldCivilians ? Tallies(now) : Task.FromResult<Dictionary<UnitId, int>>([]);
        var cells = only.IsEmpty ? await CellsOf(audience) : await CellsOf(only);
        var tallies = await counting;
        var found = new List<AlertCandidate>();
        await foreach (var (_, present) in parts.Grains.Present(cells))
            foreach (var one in present)
                if (one.Unit.Profile.Id is var unit && (wanted.Count == 0 || wanted.Contains(unit)))
                    found.Add(new AlertCandidate(unit, one.Unit, one.Fix, one.Occupied, tallies.GetValueOrDefault(unit)));
        return found;
    }

    private async Task<Dictionary<UnitId, int>> Tallies(DateTimeOffset now)
    {
        // Only these few may be over their budget.
        var shards = await Task.WhenAll(UnitRoll.Keys.Select(key => parts.Grains.GetGrain<IAlertTallyGrain>(key).AtLeast(parts.Limits.AlertsPerDay, now)));
        var all = new Dictionary<UnitId, int>(shards.Sum(counts => counts.Length));
        foreach (var counts in shards)
            foreach (var one in counts)
                all[one.Unit] = one.Alerts;
        return all;
    }

    private async Task<IEnumerable<CellId>> CellsOf(Audience audience) => audience.Kind switch
    {
        AudienceKind.Cells => audience.Cells,
        AudienceKind.Radius => CellId.Around(audience.Centre!.Value, audience.Radius!.Value),
        AudienceKind.Posts or AudienceKind.Ring => audience.Anchors.SelectMany(at => CellId.Around(at, audience.Radius!.Value)).Distinct(),
        _ => await parts.Grains.GetGrain<ICellRollGrain>(ICellRollGrain.Key).Cells(),
    };

    /// <summary>Where these units were seen last.</summary>
    private async Task<IEnumerable<CellId>> CellsOf(ImmutableArray<UnitId> units)
    {
        var views = await Task.WhenAll(units.Select(unit => parts.Grains.GetGrain<IUnitGrain>(unit.Value).Get()));
        return views.Select(view => view?.Cell).OfType<CellId>().Distinct();
    }
}

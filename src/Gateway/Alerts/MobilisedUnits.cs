using System.Collections.Concurrent;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Retention;
using Dispatch.Grains.Alerts;
using Dispatch.Grains.Cells;

namespace Dispatch.Gateway.Alerts;

/// <summary>Civilians who accepted and were not let go: only these are shown where they are, all others in their cell.</summary>
internal sealed class MobilisedUnits
{
    private readonly ConcurrentDictionary<UnitId, PostWatch> _committed = new();

    public bool Contains(UnitId unit) => _committed.ContainsKey(unit);

    /// <summary>A civilian who is neither mobilised nor assigned: shown in the middle of the cell.</summary>
    public bool Hides(PresentUnit present) =>
        PositionUse.IsCoarse(present.Unit.Profile.Kind, present.Unit.Incident is not null, Contains(present.Unit.Profile.Id));

    /// <summary>Null when the unit is on its way to no post.</summary>
    public PostWatch? Find(UnitId unit) =>
        !_committed.IsEmpty && _committed.TryGetValue(unit, out var watch) && watch.Unit.Fence is not null ? watch : null;

    public void Take(CommittedUnits change)
    {
        foreach (var unit in change.Ended)
            if (_committed.TryGetValue(unit, out var known) && known.Alert == change.Alert)
                _committed.TryRemove(new KeyValuePair<UnitId, PostWatch>(unit, known));
        foreach (var unit in change.Begun)
            _committed[unit.Unit] = new PostWatch(change.Alert, change.Shard, unit);
    }

    /// <summary>An alert that is not active any more mobilises nobody, whatever news was lost.</summary>
    public void Forget(Predicate<AlertId> isOver)
    {
        foreach (var entry in _committed)
            if (isOver(entry.Value.Alert))
                _committed.TryRemove(entry);
    }
}

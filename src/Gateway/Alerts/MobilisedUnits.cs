using System.Collections.Concurrent;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Units;
using Dispatch.Grains.Alerts;
using Dispatch.Grains.Cells;

namespace Dispatch.Gateway.Alerts;

/// <summary>Civilians who accepted and were not let go: only these are shown where they are, all others in their cell.</summary>
internal sealed class MobilisedUnits
{
    private readonly ConcurrentDictionary<UnitId, AlertId> _committed = new();

    public bool Contains(UnitId unit) => _committed.ContainsKey(unit);

    /// <summary>A civilian who is neither mobilised nor assigned: shown in the middle of the cell.</summary>
    public bool Hides(PresentUnit present) =>
        present.Unit.Profile.Kind.IsCivilian() && present.Unit.Incident is null && !Contains(present.Unit.Profile.Id);

    public void Take(CommittedUnits change)
    {
        foreach (var unit in change.Begun)
            _committed[unit] = change.Alert;
        foreach (var unit in change.Ended)
            _committed.TryRemove(new KeyValuePair<UnitId, AlertId>(unit, change.Alert));
    }

    /// <summary>An alert that is not active any more mobilises nobody, whatever news was lost.</summary>
    public void Forget(Predicate<AlertId> isOver)
    {
        foreach (var entry in _committed)
            if (isOver(entry.Value))
                _committed.TryRemove(entry);
    }
}

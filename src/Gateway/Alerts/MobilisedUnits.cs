using System.Collections.Concurrent;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Grains.Alerts;

namespace Dispatch.Gateway.Alerts;

/// <summary>Civilians who accepted and were not let go: only these are shown where they are, all others in their cell.</summary>
internal sealed class MobilisedUnits
{
    private readonly ConcurrentDictionary<UnitId, AlertId> _committed = new();

    public bool Contains(UnitId unit) => _committed.ContainsKey(unit);

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

using System.Collections.Concurrent;
using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Grains.Alerts;

namespace Dispatch.Gateway.Alerts;

/// <summary>
/// Asks shards what units that connect have missed. While one question to a shard is under way the others wait and go together: after a
/// restart 20,000 units come back at once.
/// </summary>
internal sealed class PendingLanes(IGrainFactory grains)
{
    private readonly ConcurrentDictionary<(AlertId Alert, int Shard), Lane> _lanes = new();

    /// <summary>Null when the shard has nothing for this unit.</summary>
    public async Task<AlertBatch?> AskAsync(ActiveAlert alert, UnitId unit)
    {
        var lane = _lanes.GetOrAdd(
            (alert.Id, AlertShards.Of(unit, alert.Shards)),
            static (key, all) => new Lane(all.GetGrain<IAlertShardGrain>(AlertShards.KeyOf(key.Alert, key.Shard))), grains);
        var batch = await lane.AskAsync(unit);
        var own = batch?.Deliveries.Where(one => one.Recipient.Unit == unit).ToImmutableArray() ?? [];
        return own.IsEmpty ? null : batch! with { Deliveries = own };
    }

    /// <summary>Lanes of alerts that are over.</summary>
    public void Forget(Predicate<AlertId> isOver)
    {
        foreach (var key in _lanes.Keys.Where(key => isOver(key.Alert)))
            _lanes.TryRemove(key, out _);
    }

    private sealed class Lane(IAlertShardGrain grain)
    {
        private readonly Lock _sync = new();
        private List<UnitId> _waiting = [];
        private Task<AlertBatch?>? _next;
        private Task _underWay = Task.CompletedTask;

        public Task<AlertBatch?> AskAsync(UnitId unit)
        {
            lock (_sync)
            {
                _waiting.Add(unit);
                if (_next is null)
                    _underWay = _next = RunAsync(_underWay);
                return _next;
            }
        }

        private async Task<AlertBatch?> RunAsync(Task before)
        {
            await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
            List<UnitId> units;
            lock (_sync)
            {
                (units, _waiting, _next) = (_waiting, [], null);
            }
            return await grain.Pending([.. units], all: false);
        }
    }
}

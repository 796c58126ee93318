using Dispatch.Domain;
using Dispatch.Domain.Units;
using Dispatch.Grains.Units;

namespace Dispatch.Silo.Fleet;

/// <summary>
/// Registers a whole fleet and puts it on duty, many units at a time, so that group commit makes 20,000 durable registrations
/// cost dozens of disk flushes. Under the same keys each time: a second start changes nothing.
/// </summary>
internal sealed class FleetRegistration(IGrainFactory grains, TimeProvider time)
{
    private const int AtOnce = 1_024;

    public async Task RegisterAsync(IReadOnlyList<UnitProfile> fleet, Actor by, Action<int> done, CancellationToken cancellation)
    {
        // The roll in bulk first: each unit finds itself on it and writes only its own state.
        await Task.WhenAll(fleet.GroupBy(unit => UnitRoll.KeyOf(unit.Id), StringComparer.Ordinal)
            .Select(shard => grains.GetGrain<IUnitRollGrain>(shard.Key).Add([.. shard.Select(unit => unit.Id)])));
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(fleet, options, async (profile, _) =>
        {
            await RegisterAsync(profile, by);
            done(1);
        });
    }

    private async Task RegisterAsync(UnitProfile profile, Actor by)
    {
        var unit = grains.GetGrain<IUnitGrain>(profile.Id.Value);
        var registered = await unit.Register(Header("fleet-register", by), profile);
        if (registered.Refusal is { } refusal)
            throw new InvalidOperationException($"{profile.Id} was not registered: {refusal.Message}");
        if (!registered.Value!.OnDuty)
            await unit.SetDuty(Header("fleet-on-duty", by), onDuty: true);
    }

    private CommandHeader Header(string key, Actor by) => new(new CommandKey(key), by, time.GetUtcNow(), key);
}

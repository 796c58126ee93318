using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Audiences;

namespace Dispatch.Grains.Alerts;

/// <summary>One shard: at 20,000 civilians and six alerts a day some 2,000 ids.</summary>
internal sealed class AlertTallyGrain([PersistentState("alert-tally")] IPersistentState<AlertTallyRecord> stored, TimeProvider time)
    : Grain, IAlertTallyGrain
{
    public async Task Add(AlertId alert, ImmutableArray<UnitId> units, DateTimeOffset at)
    {
        var known = stored.State.Sent.Where(one => one.Alert == alert).SelectMany(one => one.Units).ToHashSet();
        var news = units.Where(unit => !known.Contains(unit)).ToImmutableArray();
        if (news.IsEmpty)
            return;
        var now = time.GetUtcNow();
        var before = stored.State;
        try
        {
            stored.State = new AlertTallyRecord
            {
                Sent = [.. before.Sent.Where(one => now - one.At < AlertTally.Window), new TallyEntry(alert, at, news)],
            };
            await stored.WriteStateAsync();
        }
        catch
        {
            // Nobody knows what is stored now: the next activation reads it.
            stored.State = before;
            DeactivateOnIdle();
            throw;
        }
    }

    public Task<ImmutableArray<TallyCount>> Counts(DateTimeOffset now)
    {
        var counts = new Dictionary<UnitId, int>();
        foreach (var sent in stored.State.Sent)
            if (now - sent.At < AlertTally.Window)
                foreach (var unit in sent.Units)
                    CollectionsMarshal.GetValueRefOrAddDefault(counts, unit, out _)++;
        return Task.FromResult<ImmutableArray<TallyCount>>([.. counts.Select(one => new TallyCount(one.Key, one.Value))]);
    }
}

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
    private readonly Dictionary<UnitId, int> _counts = [];
    private DateTimeOffset _countedUntil = DateTimeOffset.MinValue;

    public async Task Add(AlertId alert, ImmutableArray<UnitId> units, DateTimeOffset at)
    {
        var known = stored.State.Sent.Where(one => one.Alert == alert).SelectMany(one => one.All).ToHashSet();
        var news = units.Where(unit => !known.Contains(unit)).ToImmutableArray();
        if (news.IsEmpty)
            return;
        var now = time.GetUtcNow();
        var before = stored.State;
        try
        {
            stored.State = new AlertTallyRecord
            {
                Sent = [.. before.Sent.Where(one => now - one.At < AlertTally.Window), TallyEntry.Of(alert, at, news)],
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
        Count(at, news);
    }

    public Task<ImmutableArray<TallyCount>> AtLeast(int alerts, DateTimeOffset now)
    {
        if (now >= _countedUntil)
            CountAnew(now);
        var many = ImmutableArray.CreateBuilder<TallyCount>();
        foreach (var (unit, count) in _counts)
            if (count >= alerts)
                many.Add(new TallyCount(unit, count));
        return Task.FromResult(many.ToImmutable());
    }

    private void CountAnew(DateTimeOffset now)
    {
        _counts.Clear();
        _countedUntil = DateTimeOffset.MaxValue;
        foreach (var sent in stored.State.Sent)
            if (now - sent.At < AlertTally.Window)
                Count(sent.At, sent.All);
    }

    /// <summary>The counts are good until the first of the alerts in them is a day old.</summary>
    private void Count(DateTimeOffset at, IEnumerable<UnitId> units)
    {
        foreach (var unit in units)
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, unit, out _)++;
        if (at + AlertTally.Window < _countedUntil)
            _countedUntil = at + AlertTally.Window;
    }
}

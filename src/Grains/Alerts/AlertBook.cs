using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;

namespace Dispatch.Grains.Alerts;

/// <summary>An alert as it is stored, and beside it the sums of its shards, which are only read.</summary>
/// <param name="unsure">Called when nobody knows what is stored: the next activation reads it.</param>
internal sealed class AlertBook(AlertId id, IPersistentState<AlertRecord> stored, Action unsure)
{
    private readonly Dictionary<int, ShardSummary> _sums = [];

    /// <summary>Called when a shard said something newer.</summary>
    public Action News { private get; set; } = () => { };

    public AlertId Id => id;

    public AlertMemory Memory => stored.State.Memory;

    /// <summary>How many have not confirmed the end.</summary>
    public int Owed => _sums.Values.Sum(sum => sum.Owed);

    public AlertView? View() => Memory.Alert is { } alert ? AlertViews.Of(alert, Memory.Kept is { } kept ? [kept] : _sums.Values) : null;

    public void Hear(int shard, ShardSummary summary)
    {
        if (_sums.TryGetValue(shard, out var known) && known.Version >= summary.Version)
            return;
        _sums[shard] = summary;
        News();
    }

    /// <summary>At once, and not only with the next sums: what is decided and shown after this counts it.</summary>
    public void Hear(ImmutableArray<(int Shard, ShardSummary Sums)> news)
    {
        foreach (var (shard, sums) in news)
            Hear(shard, sums);
    }

    public async Task Write(AlertMemory next)
    {
        var before = stored.State;
        try
        {
            stored.State = new AlertRecord { Memory = next };
            await stored.WriteStateAsync();
        }
        catch
        {
            stored.State = before;
            unsure();
            throw;
        }
    }

    /// <summary>Before the shards' persons are deleted: the counts stay, for good.</summary>
    public async Task KeepCounts()
    {
        if (Memory.Kept is null)
            await Write(Memory with { Kept = ShardSums.Total(_sums.Values) });
    }

    public void ForgetSums() => _sums.Clear();
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Delivery;
using Dispatch.Gateway.Link;
using Dispatch.Grains.Alerts;
using Microsoft.Extensions.Logging;

namespace Dispatch.Gateway.Alerts;

/// <param name="Link">Who is told when it is durable; null when nobody is.</param>
internal readonly record struct WaitingMark(UnitMark Mark, UnitLink? Link, string? Key);

/// <summary>
/// One lane for each shard with at most one call under way: marks that come meanwhile go together with the next, so that the answers of
/// 20,000 units become some hundred calls and writes. A unit hears that its answer is durable only after the call.
/// </summary>
internal sealed partial class MarkLanes(IGrainFactory grains, DeliveryRush rush, ILogger<MarkLanes> logger)
{
    private const int LaneLimit = 8_192;
    private const int MostAtOnce = 1_024;

    private readonly ConcurrentDictionary<(AlertId Alert, int Shard), Lane> _lanes = new();

    public void Add(AlertId alert, int shard, in WaitingMark mark)
    {
        // What the server noticed is noticed again with the next position; its unit never said anything.
        if (!TryAdd(alert, shard, [mark]) && !mark.Mark.News.Noticed)
            mark.Link?.Post(LinkJson.Problem(mark.Key, Busy));
    }

    /// <summary>False when too many wait already; then none of them is taken.</summary>
    public bool TryAdd(AlertId alert, int shard, ReadOnlySpan<WaitingMark> marks)
    {
        var lane = _lanes.GetOrAdd((alert, shard), static (key, all) => new Lane(all.GetGrain<IAlertShardGrain>(AlertShards.KeyOf(key.Alert, key.Shard))), grains);
        lock (lane.Sync)
        {
            if (lane.Waiting.Count + marks.Length > LaneLimit)
                return false;
            lane.Waiting.AddRange(marks);
            if (!lane.Running)
            {
                lane.Running = true;
                lane.UnderWay = RunAsync(alert, lane);
            }
            return true;
        }
    }

    /// <summary>Lanes of alerts that are over and quiet.</summary>
    public void Forget(Predicate<AlertId> isOver)
    {
        foreach (var (key, lane) in _lanes)
            if (isOver(key.Alert) && !lane.Running)
                _lanes.TryRemove(key, out _);
    }

    private static Refusal Busy { get; } = new("busy", "Too many answers at once; send it again.", RefusalKind.Busy);

    private async Task RunAsync(AlertId alert, Lane lane)
    {
        // Off the socket's thread, and so that the marks of one burst go together from the first call on.
        await Task.Yield();
        while (true)
        {
            await rush.OverAsync();
            WaitingMark[] batch;
            lock (lane.Sync)
            {
                if (lane.Waiting.Count == 0)
                {
                    lane.Running = false;
                    return;
                }
                batch = lane.Take(MostAtOnce);
            }
            await SendAsync(alert, lane.Grain, batch);
        }
    }

    private async Task SendAsync(AlertId alert, IAlertShardGrain shard, WaitingMark[] batch)
    {
        try
        {
            var answers = await shard.Mark(MarksOf(batch));
            using var frame = new LinkFrame();
            for (var i = 0; i < batch.Length; i++)
                // What the server noticed and the ladder did not take is no news to the unit.
                if (batch[i].Link is { } link && (answers[i].At is not null || !batch[i].Mark.News.Noticed))
                    link.Post(AnswerTo(frame, alert, batch[i], answers[i]));
        }
        catch (Exception fault)
        {
            // Whatever a shard throws: nothing was promised, the unit is told to say it again.
            LogMarkFailed(fault, alert.Value, batch.Length);
            foreach (var one in batch.Where(one => !one.Mark.News.Noticed))
                one.Link?.Post(LinkJson.Problem(one.Key, Busy));
        }
    }

    private static ImmutableArray<UnitMark> MarksOf(WaitingMark[] batch)
    {
        var marks = new UnitMark[batch.Length];
        for (var i = 0; i < batch.Length; i++)
            marks[i] = batch[i].Mark;
        return ImmutableCollectionsMarshal.AsImmutableArray(marks);
    }

    private static LinkFrame AnswerTo(LinkFrame frame, AlertId alert, in WaitingMark one, MarkAnswer answer) => answer.At is { } at
        ? AlertJson.Step(frame, alert, one.Mark.News.Step, at)
        : frame.Clear().Add(LinkJson.Problem(one.Key, AlertRefusal.Of(answer.Why!, alert)).Span);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} marks of alert {Alert} were not taken; their units are asked to repeat them")]
    private partial void LogMarkFailed(Exception fault, string alert, int count);

    private sealed class Lane(IAlertShardGrain grain)
    {
        public IAlertShardGrain Grain { get; } = grain;

        public Lock Sync { get; } = new();

        public List<WaitingMark> Waiting { get; } = [];

        public bool Running { get; set; }

        public Task UnderWay { get; set; } = Task.CompletedTask;

        public WaitingMark[] Take(int most)
        {
            var batch = CollectionsMarshal.AsSpan(Waiting)[..Math.Min(most, Waiting.Count)].ToArray();
            Waiting.RemoveRange(0, batch.Length);
            return batch;
        }
    }
}

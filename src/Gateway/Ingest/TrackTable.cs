using System.Collections.Concurrent;
using System.Text;
using Dispatch.Domain;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Tracking;
using Microsoft.Extensions.Options;

namespace Dispatch.Gateway.Ingest;

/// <summary>What this gateway remembers of one unit's positions. Lock it to judge.</summary>
internal sealed class UnitTrack(UnitId unit, int shard)
{
    public UnitId Unit { get; } = unit;

    /// <summary>The queue that keeps this unit's fixes in order.</summary>
    public int Shard { get; } = shard;

    public Track Track { get; set; }

    public long LastSeenTicks { get; set; }

    /// <summary>The cell that was told last; touched by the queue's reader only.</summary>
    public CellId? Told { get; set; }

    /// <summary>The cell before, which still has to hear that the unit left; touched by the queue's reader only.</summary>
    public CellId? Former { get; set; }
}

/// <summary>Tracks by unit id, at most as many as the options allow.</summary>
internal sealed class TrackTable
{
    private const int MaxId = 64;

    private readonly ConcurrentDictionary<string, UnitTrack> _tracks = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, UnitTrack>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly int _limit;
    private readonly int _shards;
    private int _count;

    public TrackTable(IOptions<GatewayOptions> options)
    {
        _bySpan = _tracks.GetAlternateLookup<ReadOnlySpan<char>>();
        _limit = options.Value.MaxTrackedUnits;
        _shards = options.Value.IngestShards == 0 ? Environment.ProcessorCount : options.Value.IngestShards;
    }

    public int Shards => _shards;

    public int Count => Volatile.Read(ref _count);

    /// <summary>Null with a reason of <see cref="IngestReason"/> when there can be no such track.</summary>
    public UnitTrack? Find(ReadOnlySpan<byte> id, out int reason)
    {
        Span<char> text = stackalloc char[MaxId];
        reason = IngestReason.InvalidUnit;
        if (id.Length > MaxId || Ascii.ToUtf16(id, text, out var length) != System.Buffers.OperationStatus.Done)
            return null;
        return _bySpan.TryGetValue(text[..length], out var track) ? track : Add(text[..length], out reason);
    }

    /// <summary>Forgets units that were silent since then.</summary>
    public void Forget(long beforeTicks)
    {
        foreach (var (id, track) in _tracks)
        {
            if (track.LastSeenTicks < beforeTicks && _tracks.TryRemove(id, out _))
                Interlocked.Decrement(ref _count);
        }
    }

    private UnitTrack? Add(ReadOnlySpan<char> text, out int reason)
    {
        reason = IngestReason.InvalidUnit;
        if (UnitId.TryParse(text.ToString()) is not { } unit)
            return null;
        reason = IngestReason.TooManyUnits;
        if (Interlocked.Increment(ref _count) > _limit)
        {
            Interlocked.Decrement(ref _count);
            return null;
        }
        var added = new UnitTrack(unit, StableHash.Shard(text, _shards)) { LastSeenTicks = long.MaxValue };
        var kept = _tracks.GetOrAdd(unit.Value, added);
        if (!ReferenceEquals(kept, added))
            Interlocked.Decrement(ref _count);
        return kept;
    }
}

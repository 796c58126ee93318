using Dispatch.Domain;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Units;
using Dispatch.Gateway.Alerts;
using Dispatch.Grains.Cells;

namespace Dispatch.Gateway.Live;

/// <summary>Where a screen stands with one cell.</summary>
internal readonly record struct CellCursor(Guid Epoch, long Sequence);

/// <summary>How many units a cell holds, for zoomed-out maps.</summary>
internal readonly record struct CellCount(int Total, int Available, int Civilians);

/// <summary>
/// One cell as this gateway knows it, shared by all screens that look at it: the units now, and the last few frames as bytes.
/// A screen that kept up gets the frames it misses; any other a snapshot.
/// </summary>
internal sealed class CellFeed(CellId cell, MobilisedUnits mobilised, TimeProvider time) : ICellObserver
{
    private const int KeptFrames = 8;

    private readonly Lock _sync = new();
    private readonly Dictionary<UnitId, PresentUnit> _units = [];
    private readonly Queue<(long Sequence, RawPayload Payload)> _frames = new();
    private readonly HashSet<ICellViewer> _viewers = [];
    private CellCursor _at;
    private RawPayload? _snapshot;

    public CellId Cell { get; } = cell;

    /// <summary>True after a gap: a snapshot has to be fetched.</summary>
    public bool NeedsSnapshot { get; private set; } = true;

    /// <summary>False until the first snapshot: its units are not none but unknown.</summary>
    public bool IsKnown
    {
        get
        {
            lock (_sync)
                return _at != default;
        }
    }

    public bool HasViewers
    {
        get
        {
            lock (_sync)
                return _viewers.Count > 0;
        }
    }

    public void Attach(ICellViewer viewer)
    {
        lock (_sync)
            _viewers.Add(viewer);
        viewer.CellChanged(Cell);
    }

    public void Detach(ICellViewer viewer)
    {
        lock (_sync)
            _viewers.Remove(viewer);
    }

    public Task Changed(CellFrame frame)
    {
        Apply(frame);
        return Task.CompletedTask;
    }

    /// <summary>Takes a frame; a repeated or late one changes nothing.</summary>
    public void Apply(CellFrame frame)
    {
        ICellViewer[] viewers;
        lock (_sync)
        {
            if (!Take(frame))
                return;
            viewers = [.. _viewers];
        }
        foreach (var viewer in viewers)
            viewer.CellChanged(Cell);
    }

    /// <summary>What a screen at this cursor has to be sent to be up to date, in order.</summary>
    public (IReadOnlyList<RawPayload> Payloads, CellCursor At) Since(CellCursor? cursor)
    {
        lock (_sync)
        {
            if (NeedsSnapshot && _at == default)
                return ([], default);
            if (cursor == _at)
                return ([], _at);
            if (cursor is { } known && known.Epoch == _at.Epoch
                && _frames.Count > 0 && _frames.Peek().Sequence <= known.Sequence + 1)
                return ([.. _frames.Where(frame => frame.Sequence > known.Sequence).Select(frame => frame.Payload)], _at);
            _snapshot ??= CellPayload.Write(Cell, _at.Epoch, _at.Sequence, true, _units.Values, [], mobilised, time.GetUtcNow());
            return ([_snapshot.Value], _at);
        }
    }

    public CellCount Count()
    {
        lock (_sync)
        {
            var available = _units.Values.Count(present => present.Unit is { OnDuty: true, Status: UnitStatus.Available });
            var civilians = _units.Values.Count(present => present.Unit.Profile.Kind.IsCivilian());
            return new CellCount(_units.Count, available, civilians);
        }
    }

    private bool Take(CellFrame frame)
    {
        if (frame.Snapshot)
            return Replace(frame);
        if (frame.Epoch != _at.Epoch || frame.Sequence > _at.Sequence + 1)
        {
            NeedsSnapshot = true;
            return false;
        }
        if (frame.Sequence <= _at.Sequence || NeedsSnapshot)
            return false;
        Merge(frame);
        return true;
    }

    private bool Replace(CellFrame frame)
    {
        NeedsSnapshot = false;
        if (frame.Epoch == _at.Epoch && frame.Sequence <= _at.Sequence)
            return false;
        _units.Clear();
        _frames.Clear();
        foreach (var present in frame.Present)
            _units[present.Unit.Profile.Id] = present;
        (_at, _snapshot) = (new CellCursor(frame.Epoch, frame.Sequence), null);
        return true;
    }

    private void Merge(CellFrame frame)
    {
        foreach (var present in frame.Present)
            _units[present.Unit.Profile.Id] = present;
        foreach (var unit in frame.Gone)
            _units.Remove(unit);
        (_at, _snapshot) = (new CellCursor(frame.Epoch, frame.Sequence), null);
        _frames.Enqueue((frame.Sequence,
            CellPayload.Write(Cell, frame.Epoch, frame.Sequence, false, frame.Present, frame.Gone, mobilised, time.GetUtcNow())));
        if (_frames.Count > KeptFrames)
            _frames.Dequeue();
    }
}

/// <summary>Is told that a cell has something new; must return at once.</summary>
internal interface ICellViewer
{
    void CellChanged(CellId cell);
}

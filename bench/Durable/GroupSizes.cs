using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Dispatch.Bench.Durable;

/// <summary>Listens to the store's own meter for the number of changes in each commit.</summary>
internal sealed class GroupSizes : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentBag<int> _rows = [];

    public GroupSizes()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is { Meter.Name: "Dispatch.Storage", Name: "dispatch.storage.commit.rows" })
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<int>((_, rows, _, _) => _rows.Add(rows));
        _listener.Start();
    }

    /// <summary>The groups since the last call.</summary>
    public override string ToString()
    {
        var sorted = _rows.Order().ToArray();
        _rows.Clear();
        return $"rows a commit: mean {sorted.Average():N1}, median {sorted[sorted.Length / 2]}, max {sorted[^1]}";
    }

    public void Dispose() => _listener.Dispose();
}

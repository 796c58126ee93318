using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Dispatch.Storage;

/// <summary>The meter <c>Dispatch.Storage</c>; every instrument carries the tag <c>store</c> (sqlite or redis).</summary>
internal sealed class StorageMetrics : IDisposable
{
    public const string MeterName = "Dispatch.Storage";

    private readonly Meter _meter;
    private readonly KeyValuePair<string, object?> _store;
    private readonly Counter<long> _commits;
    private readonly Histogram<int> _rows;
    private readonly Histogram<double> _seconds;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _failed;

    public StorageMetrics(string store, IMeterFactory? factory = null)
    {
        _store = new("store", store);
        _meter = factory?.Create(MeterName) ?? new Meter(MeterName);
        _commits = _meter.CreateCounter<long>("dispatch.storage.commits", "{commit}", "Groups of changes made durable together.");
        _rows = _meter.CreateHistogram<int>("dispatch.storage.commit.rows", "{row}", "Changes in one commit.");
        _seconds = _meter.CreateHistogram<double>("dispatch.storage.commit.duration", "s", "From the start of a commit to its answer.");
        _refused = _meter.CreateCounter<long>("dispatch.storage.refused", "{write}", "Changes refused because too much was waiting.");
        _failed = _meter.CreateCounter<long>("dispatch.storage.failed", "{write}", "Changes that ended in an error.");
    }

    public void WatchQueue(Func<int> depth) =>
        _meter.CreateObservableGauge(
            "dispatch.storage.queue",
            () => new Measurement<int>(depth(), _store),
            "{write}",
            "Changes waiting for an answer.");

    public void Committed(int rows, long startedAt)
    {
        _commits.Add(1, _store);
        _rows.Record(rows, _store);
        _seconds.Record(Stopwatch.GetElapsedTime(startedAt).TotalSeconds, _store);
    }

    public void Refused() => _refused.Add(1, _store);

    public void Failed(int rows) => _failed.Add(rows, _store);

    public void Dispose() => _meter.Dispose();
}

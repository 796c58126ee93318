using System.Diagnostics.Metrics;

namespace Dispatch.Gateway.Ingest;

/// <summary>Counts reports for the statistics page and for the meter <c>Dispatch.Gateway</c>.</summary>
internal sealed class IngestCounters : IDisposable
{
    public const string MeterName = "Dispatch.Gateway";

    private readonly long[] _refused = new long[IngestReason.Count];
    private readonly Meter _meter;
    private long _accepted;
    private long _dropped;
    private long _failed;

    public IngestCounters(IMeterFactory meters)
    {
        _meter = meters.Create(MeterName);
        _meter.CreateObservableCounter("dispatch.ingest.accepted", () => Accepted, "{report}", "Reports believed and passed on.");
        _meter.CreateObservableCounter("dispatch.ingest.refused", Refusals, "{report}", "Reports not believed, by reason.");
        _meter.CreateObservableCounter("dispatch.ingest.dropped", () => Dropped, "{report}", "Reports dropped, oldest first, by full queues.");
        _meter.CreateObservableCounter("dispatch.ingest.failed", () => Failed, "{report}", "Reports that a cell did not take.");
    }

    public long Accepted => Interlocked.Read(ref _accepted);

    public long Dropped => Interlocked.Read(ref _dropped);

    public long Failed => Interlocked.Read(ref _failed);

    public void Accept(long count) => Interlocked.Add(ref _accepted, count);

    public void Refuse(int reason) => Interlocked.Increment(ref _refused[reason]);

    public void Drop(long count = 1) => Interlocked.Add(ref _dropped, count);

    public void Fail(long count) => Interlocked.Add(ref _failed, count);

    public void WatchQueues(Func<long> waiting) => _meter.CreateObservableGauge(
        "dispatch.ingest.queue", waiting, "{report}", "Reports waiting for their cell.");

    public IReadOnlyDictionary<string, long> Refused() => Enumerable.Range(0, IngestReason.Count)
        .Select(reason => (Code: IngestReason.Code(reason), Count: Interlocked.Read(ref _refused[reason])))
        .Where(entry => entry.Count > 0)
        .ToDictionary(entry => entry.Code, entry => entry.Count, StringComparer.Ordinal);

    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<long>> Refusals() => Refused()
        .Select(entry => new Measurement<long>(entry.Value, new KeyValuePair<string, object?>("reason", entry.Key)));
}

using System.Diagnostics.Metrics;

namespace Orleans.Runtime;

/// <summary>Meter "Orleans.Embedded".</summary>
internal sealed class EngineMetrics : IDisposable
{
    private readonly Meter _meter = new("Orleans.Embedded");
    private readonly Counter<long> _activations;
    private readonly Counter<long> _refusals;
    private readonly Counter<long> _timeouts;

    public EngineMetrics(Engine engine)
    {
        _activations = _meter.CreateCounter<long>("orleans.embedded.activations", "{activation}", "Grains activated.");
        _refusals = _meter.CreateCounter<long>("orleans.embedded.calls.refused", "{call}", "Calls refused because a mailbox was full.");
        _timeouts = _meter.CreateCounter<long>("orleans.embedded.calls.timed_out", "{call}", "Calls not answered in time.");
        _meter.CreateObservableGauge("orleans.embedded.activations.current", () => engine.Directory.Count, "{grain}", "Grains in memory.");
    }

    public void Activated() => _activations.Add(1);

    public void Refused() => _refusals.Add(1);

    public void TimedOut() => _timeouts.Add(1);

    public void Dispose() => _meter.Dispose();
}

using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Dispatch.Storage.Tests;

/// <summary>Collects what one store measures, apart from all other tests.</summary>
internal sealed class MeterProbe : IMeterFactory
{
    private readonly MeterListener _listener = new();
    private readonly Meter _meter = new(StorageMetrics.MeterName);
    private readonly ConcurrentQueue<(string Name, double Value)> _seen = [];

    public MeterProbe()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter == _meter)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => _seen.Enqueue((instrument.Name, value)));
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => _seen.Enqueue((instrument.Name, value)));
        _listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => _seen.Enqueue((instrument.Name, value)));
        _listener.Start();
    }

    public Meter Create(MeterOptions options) => _meter;

    public double[] Values(string name) => _seen.Where(seen => seen.Name == name).Select(seen => seen.Value).ToArray();

    public void Dispose()
    {
        _listener.Dispose();
        _meter.Dispose();
    }
}

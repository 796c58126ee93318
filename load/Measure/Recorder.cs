using System.Diagnostics;

namespace Dispatch.Load.Measure;

/// <summary>One step in one interval: how many went well, how many failed for which reason, how long the good ones took.</summary>
internal sealed record StepInterval(long Ok, IReadOnlyDictionary<string, long> Failed, string Latency);

/// <summary>What a worker tells each second.</summary>
/// <param name="SendLag">How late arrivals were started: the generator's own part of every latency.</param>
/// <param name="CpuSeconds">Processor time of the worker so far.</param>
internal sealed record Interval(
    double At, IReadOnlyDictionary<string, StepInterval> Steps, IReadOnlyDictionary<string, long> Counters, string SendLag, double CpuSeconds);

/// <summary>Where scenarios record; any thread. Latencies count from the moment at which the arrival was meant to be.</summary>
internal sealed class Recorder
{
    private readonly Lock _sync = new();
    private readonly Dictionary<string, Step> _steps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _counters = new(StringComparer.Ordinal);
    private LatencyHistogram _lag = new();

    /// <param name="intended">Timestamp of <see cref="Stopwatch"/>; on one machine all processes read the same clock.</param>
    public void Ok(string step, long intended) => OkAfter(step, Micros(intended, Stopwatch.GetTimestamp()));

    public void Ok(string step, long intended, long received) => OkAfter(step, Micros(intended, received));

    public void OkAfter(string step, long microseconds)
    {
        lock (_sync)
            StepOf(step).Latency.Record(microseconds);
    }

    public void Fail(string step, string reason)
    {
        lock (_sync)
        {
            var failed = StepOf(step).Failed;
            failed[reason] = failed.GetValueOrDefault(reason) + 1;
        }
    }

    public void Count(string counter, long more = 1)
    {
        lock (_sync)
            _counters[counter] = _counters.GetValueOrDefault(counter) + more;
    }

    public void Set(string counter, long value)
    {
        lock (_sync)
            _counters[counter] = value;
    }

    public void Sent(long intended)
    {
        lock (_sync)
            _lag.Record(Micros(intended, Stopwatch.GetTimestamp()));
    }

    /// <summary>Everything since the last call; counters keep their values.</summary>
    public Interval Take(double at)
    {
        lock (_sync)
        {
            var steps = _steps.Where(step => !step.Value.IsEmpty).ToDictionary(
                step => step.Key, step => new StepInterval(step.Value.Latency.Count, step.Value.Failed, step.Value.Latency.Encode()), StringComparer.Ordinal);
            var lag = _lag.Encode();
            _steps.Clear();
            _lag = new LatencyHistogram();
            return new Interval(at, steps, new Dictionary<string, long>(_counters, StringComparer.Ordinal), lag,
                Environment.CpuUsage.TotalTime.TotalSeconds);
        }
    }

    public static long Micros(long from, long to) => (to - from) * 1_000_000 / Stopwatch.Frequency;

    private Step StepOf(string name)
    {
        if (!_steps.TryGetValue(name, out var step))
            _steps[name] = step = new Step();
        return step;
    }

    private sealed class Step
    {
        public LatencyHistogram Latency { get; } = new();

        public Dictionary<string, long> Failed { get; } = new(StringComparer.Ordinal);

        public bool IsEmpty => Latency.Count == 0 && Failed.Count == 0;
    }
}

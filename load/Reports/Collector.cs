using Dispatch.Load.Measure;
using Dispatch.Load.Service;
using Dispatch.Load.Work;

namespace Dispatch.Load.Reports;

/// <summary>Puts together what the workers say.</summary>
internal sealed class Collector
{
    private const double TooLateMs = 20;
    private const double BusyCore = 0.95;
    private const double StolenShare = 0.01;

    private readonly Lock _sync = new();
    private readonly Dictionary<string, LatencyHistogram> _steps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, long>> _failures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyDictionary<string, long>> _counters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _cpu = new(StringComparer.Ordinal);
    private readonly SortedDictionary<int, Second> _seconds = [];
    private readonly LatencyHistogram _lag = new();

    public List<ServiceSecond> Service { get; } = [];

    public List<Check> Checks { get; } = [];

    public void Hear(string worker, WorkerMessage message)
    {
        lock (_sync)
        {
            if (message.Checks is not null)
                Checks.AddRange(message.Checks);
            if (message.Interval is { } interval)
                Take(worker, interval);
        }
    }

    public IReadOnlyDictionary<string, long> Counters()
    {
        lock (_sync)
        {
            return _counters.Values.SelectMany(counters => counters).GroupBy(counter => counter.Key, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Sum(counter => counter.Value), StringComparer.Ordinal);
        }
    }

    public IReadOnlyList<StepResult> Steps()
    {
        lock (_sync)
        {
            return
            [
                .. _steps.OrderBy(step => step.Key, StringComparer.Ordinal).Select(step => new StepResult(
                    step.Key, Latency.Of(step.Value, _failures[step.Key].Values.Sum()), new Dictionary<string, long>(_failures[step.Key], StringComparer.Ordinal))),
            ];
        }
    }

    public IReadOnlyList<StepSecond> Timeline()
    {
        lock (_sync)
        {
            return
            [
                .. _seconds.SelectMany(second => second.Value.Steps.Select(step =>
                    new StepSecond(second.Key, step.Key, Latency.Of(step.Value.Histogram, step.Value.Failed)))),
            ];
        }
    }

    public IReadOnlyList<GeneratorSecond> Generator()
    {
        lock (_sync)
            return [.. _seconds.Select(second => new GeneratorSecond(second.Key, second.Value.Cpu, second.Value.Lag.Percentile(99) / 1000.0))];
    }

    /// <summary>Was it the generator that could not go faster?</summary>
    public IReadOnlyList<string> Limits()
    {
        var limits = new List<string>();
        lock (_sync)
        {
            if (_lag.Percentile(99) / 1000.0 is var late and > TooLateMs)
                limits.Add(FormattableString.Invariant($"1 arrival in 100 was started {late:0} ms late or later (limit {TooLateMs:0} ms): latencies hold the generator's own delay."));
            var busiest = _seconds.Count == 0 ? 0 : _seconds.Values.Max(second => second.BusiestWorker);
            if (busiest > BusyCore)
                limits.Add(FormattableString.Invariant($"A generator process used {busiest:0.00} cores in its busiest second; its sending and receiving threads may have been full."));
            var full = Service.Count(second => second.MachineCpu > Environment.ProcessorCount * 0.97);
            if (full > 0)
                limits.Add(FormattableString.Invariant($"The whole machine was busy to more than 97 % in {full} of {Service.Count} seconds; service, generator and whatever else ran shared it."));
            var stolen = Service.Count == 0 ? 0 : Service.Average(second => second.Stolen) / Environment.ProcessorCount;
            if (stolen > StolenShare)
                limits.Add(FormattableString.Invariant($"The host of this virtual machine gave {stolen * 100:0.0} % of its processors to others (worst second {Service.Max(second => second.Stolen) / Environment.ProcessorCount * 100:0} %): whatever waits then waits for the host."));
        }
        return limits;
    }

    private void Take(string worker, Interval interval)
    {
        var second = SecondOf((int)Math.Round(interval.At));
        foreach (var (name, step) in interval.Steps)
        {
            var histogram = LatencyHistogram.Decode(step.Latency);
            Total(name).Add(histogram);
            second.Step(name).Histogram.Add(histogram);
            foreach (var (reason, count) in step.Failed)
            {
                _failures[name][reason] = _failures[name].GetValueOrDefault(reason) + count;
                second.Step(name).Failed += count;
            }
        }
        var lag = LatencyHistogram.Decode(interval.SendLag);
        second.Lag.Add(lag);
        _lag.Add(lag);
        _counters[worker] = interval.Counters;
        var used = interval.CpuSeconds - _cpu.GetValueOrDefault(worker, interval.CpuSeconds);
        _cpu[worker] = interval.CpuSeconds;
        second.Cpu += used;
        second.BusiestWorker = Math.Max(second.BusiestWorker, used);
    }

    private LatencyHistogram Total(string step)
    {
        if (!_steps.TryGetValue(step, out var total))
        {
            _steps[step] = total = new LatencyHistogram();
            _failures[step] = new Dictionary<string, long>(StringComparer.Ordinal);
        }
        return total;
    }

    private Second SecondOf(int at)
    {
        if (!_seconds.TryGetValue(at, out var second))
            _seconds[at] = second = new Second();
        return second;
    }

    private sealed class Second
    {
        public Dictionary<string, StepTally> Steps { get; } = new(StringComparer.Ordinal);

        public LatencyHistogram Lag { get; } = new();

        public double Cpu { get; set; }

        public double BusiestWorker { get; set; }

        public StepTally Step(string name)
        {
            if (!Steps.TryGetValue(name, out var tally))
                Steps[name] = tally = new StepTally();
            return tally;
        }
    }

    private sealed class StepTally
    {
        public LatencyHistogram Histogram { get; } = new();

        public long Failed { get; set; }
    }
}

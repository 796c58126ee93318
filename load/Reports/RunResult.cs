using System.Globalization;
using System.Text.Json.Serialization;
using Dispatch.Load.Measure;
using Dispatch.Load.Service;
using Dispatch.Load.Work;

namespace Dispatch.Load.Reports;

/// <summary>Latencies in milliseconds, from the intended moment.</summary>
internal sealed record Latency(long Ok, long Failed, double P50, double P90, double P95, double P99, double P999, double Max, double Mean)
{
    public static Latency Of(LatencyHistogram histogram, long failed)
    {
        return new Latency(histogram.Count, failed, Ms(50), Ms(90), Ms(95), Ms(99), Ms(99.9), histogram.Max / 1000.0, histogram.Mean / 1000);
        double Ms(double percent) => histogram.Percentile(percent) / 1000.0;
    }
}

/// <summary>One second of one step.</summary>
internal sealed record StepSecond(double At, string Step, Latency Latency);

/// <summary>One second of the generators: processor time per second of clock, and how late the latest of 100 arrivals was started.</summary>
internal sealed record GeneratorSecond(double At, double Cpu, double LagP99);

internal sealed record StepResult(string Name, Latency Latency, IReadOnlyDictionary<string, long> Failures)
{
    [JsonIgnore]
    public bool IsSingle => Latency.Ok + Latency.Failed < 3;
}

internal sealed record ThresholdResult(string Step, string Metric, double Limit, double? Actual, bool Ok)
{
    /// <summary>"Nothing failed", as nearly everywhere: said once for all of them.</summary>
    [JsonIgnore]
    public bool IsQuiet => Ok && Metric == "failPercent" && Actual == 0;

    [JsonIgnore]
    public string Figure => Actual is { } actual ? actual.ToString("0.##", CultureInfo.InvariantCulture) : "no good answer";
}

/// <summary>What was measured, where and with what; this is the JSON file of a run.</summary>
/// <param name="GeneratorLimits">Sentences that say where the generator or the machine, not the service, was the limit; empty = nowhere.</param>
internal sealed record RunResult(
    string Scenario,
    IReadOnlyDictionary<string, string> Facts,
    DateTimeOffset Started,
    double Seconds,
    IReadOnlyList<StepResult> Steps,
    IReadOnlyDictionary<string, long> Counters,
    IReadOnlyList<StepSecond> Timeline,
    IReadOnlyList<ServiceSecond> Service,
    IReadOnlyList<GeneratorSecond> Generator,
    IReadOnlyList<string> GeneratorLimits,
    IReadOnlyList<Check> Checks,
    IReadOnlyList<ThresholdResult> Thresholds)
{
    public bool Passed => Thresholds.All(threshold => threshold.Ok) && Checks.All(check => check.Ok);

    /// <summary>Steps with a distribution; the others are single commands, an order or its release.</summary>
    [JsonIgnore]
    public IEnumerable<StepResult> Regular => Steps.Where(step => !step.IsSingle);

    [JsonIgnore]
    public IEnumerable<StepResult> Single => Steps.Where(step => step.IsSingle);
}

using System.Text.Json;

namespace Dispatch.Load.Reports;

/// <summary>One limit. A run passes when every limit of its scenario holds.</summary>
/// <param name="Step">A step, <c>*</c> = each step, or <c>counter:NAME</c>.</param>
/// <param name="Metric"><c>p50 p90 p95 p99 p999 max mean</c> in ms, <c>failPercent</c>, <c>count</c> (at least), <c>value</c> (counters: at most).</param>
internal sealed record Threshold(string Step, string Metric, double Limit);

internal static class Thresholds
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { ReadCommentHandling = JsonCommentHandling.Skip };

    /// <exception cref="InvalidDataException">The file cannot be read; the message says what is wrong.</exception>
    public static IReadOnlyList<Threshold> Read(string file, string scenario)
    {
        try
        {
            var all = JsonSerializer.Deserialize<Dictionary<string, Threshold[]>>(File.ReadAllText(file), s_json);
            return all?.GetValueOrDefault(scenario) ?? [];
        }
        catch (Exception error) when (error is JsonException or IOException)
        {
            throw new InvalidDataException($"The thresholds {file} cannot be read: {error.Message}", error);
        }
    }

    /// <summary>A step that never ran has no figure, and a limit without a figure does not hold.</summary>
    public static IReadOnlyList<ThresholdResult> Judge(
        IReadOnlyList<Threshold> thresholds, IReadOnlyList<StepResult> steps, IReadOnlyDictionary<string, long> counters)
    {
        var results = new List<ThresholdResult>();
        foreach (var threshold in thresholds)
        {
            if (threshold.Step.StartsWith("counter:", StringComparison.Ordinal))
            {
                double value = counters.GetValueOrDefault(threshold.Step["counter:".Length..]);
                results.Add(Result(threshold, threshold.Step, value));
                continue;
            }
            var meant = threshold.Step == "*" ? steps : [.. steps.Where(step => step.Name == threshold.Step)];
            if (meant.Count == 0)
                results.Add(new ThresholdResult(threshold.Step, threshold.Metric, threshold.Limit, null, Ok: false));
            results.AddRange(meant.Select(step => Result(threshold, step.Name, Figure(step, threshold.Metric))));
        }
        return results;
    }

    private static ThresholdResult Result(Threshold threshold, string step, double? actual) => new(
        step, threshold.Metric, threshold.Limit, actual, threshold.Metric == "count" ? actual >= threshold.Limit : actual <= threshold.Limit);

    /// <returns>Null when there is none: a step without one good answer has no latency.</returns>
    private static double? Figure(StepResult step, string metric) => metric switch
    {
        "p50" or "p90" or "p95" or "p99" or "p999" or "max" or "mean" when step.Latency.Ok == 0 => null,
        "p50" => step.Latency.P50,
        "p90" => step.Latency.P90,
        "p95" => step.Latency.P95,
        "p99" => step.Latency.P99,
        "p999" => step.Latency.P999,
        "max" => step.Latency.Max,
        "mean" => step.Latency.Mean,
        "count" => step.Latency.Ok,
        "failPercent" => step.Latency.Ok + step.Latency.Failed == 0 ? 100 : 100.0 * step.Latency.Failed / (step.Latency.Ok + step.Latency.Failed),
        _ => throw new InvalidDataException($"Thresholds know no metric '{metric}': p50 p90 p95 p99 p999 max mean failPercent count value."),
    };
}

using Dispatch.Load.Measure;
using Dispatch.Load.Reports;

namespace Dispatch.Load.Tests;

public sealed class ThresholdTests
{
    private static readonly Dictionary<string, long> s_counters = new(StringComparer.Ordinal) { ["lost"] = 1 };

    private static StepResult Step(string name, long failed, params long[] milliseconds)
    {
        var histogram = new LatencyHistogram();
        foreach (var ms in milliseconds)
            histogram.Record(ms * 1_000);
        return new StepResult(name, Latency.Of(histogram, failed), new Dictionary<string, long>(StringComparer.Ordinal) { ["HTTP 500"] = failed });
    }

    private static bool Holds(Threshold threshold, params StepResult[] steps) =>
        Thresholds.Judge([threshold], steps, s_counters).All(result => result.Ok);

    [Fact]
    public void A_p99_above_its_limit_breaks_it()
    {
        Holds(new Threshold("create", "p99", 20), Step("create", 0, 5, 6, 7)).ShouldBeTrue();
        Holds(new Threshold("create", "p99", 20), Step("create", 0, 5, 6, 21)).ShouldBeFalse();
    }

    [Fact]
    public void A_step_that_never_ran_does_not_pass() => Holds(new Threshold("create", "p99", 20), Step("close", 0, 1)).ShouldBeFalse();

    [Fact]
    public void A_step_of_which_nothing_was_answered_well_does_not_pass() =>
        Holds(new Threshold("cordon proposed", "max", 3_000), Step("cordon proposed", 1)).ShouldBeFalse();

    [Fact]
    public void A_star_means_each_step()
    {
        Holds(new Threshold("*", "failPercent", 1), Step("create", 0, 1), Step("close", 0, 1)).ShouldBeTrue();
        Holds(new Threshold("*", "failPercent", 1), Step("create", 0, 1), Step("close", 1, 1)).ShouldBeFalse();
    }

    [Fact]
    public void Counters_and_counts_have_limits_too()
    {
        Holds(new Threshold("counter:lost", "value", 0)).ShouldBeFalse();
        Holds(new Threshold("counter:duplicates", "value", 0)).ShouldBeTrue();
        Holds(new Threshold("create", "count", 3), Step("create", 0, 1, 2)).ShouldBeFalse();
    }

    [Fact]
    public void An_unknown_metric_is_said_and_not_passed_over() =>
        Should.Throw<InvalidDataException>(() => Holds(new Threshold("create", "p98", 1), Step("create", 0, 1)));

    [Fact]
    public void The_shipped_file_can_be_read_and_names_known_scenarios()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "thresholds.json");
        Thresholds.Read(file, "peak").ShouldNotBeEmpty();
        Thresholds.Read(file, "calls").ShouldContain(new Threshold("create", "p99", 20));
    }
}

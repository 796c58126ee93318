using Dispatch.Load.Measure;
using FsCheck;
using FsCheck.Fluent;

namespace Dispatch.Load.Tests;

public sealed class LatencyHistogramTests
{
    private static readonly double[] s_percents = [0, 1, 25, 50, 90, 99, 99.9, 100];

    private static readonly Arbitrary<long[]> s_latencies = Gen.Choose(0, 34)
        .SelectMany(bits => Gen.Choose(0, int.MaxValue).Select(value => value % (1L << bits)))
        .NonEmptyListOf().Select(list => list.ToArray()).ToArbitrary();

    [Fact]
    public void A_percentile_is_never_below_the_true_one_and_at_most_a_five_hundredth_above() =>
        Prop.ForAll(s_latencies, latencies =>
        {
            var histogram = Of(latencies);
            Array.Sort(latencies);
            foreach (var percent in s_percents)
            {
                var exact = latencies[Math.Max(0, (int)Math.Ceiling(percent / 100 * latencies.Length) - 1)];
                histogram.Percentile(percent).ShouldBeInRange(exact, exact + (exact / 512) + 1);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Two_processes_counts_added_up_are_the_counts_of_both() =>
        Prop.ForAll(s_latencies, s_latencies, (first, second) =>
        {
            var together = Of(first);
            together.Add(LatencyHistogram.Decode(Of(second).Encode()));
            var all = Of([.. first, .. second]);
            together.Count.ShouldBe(all.Count);
            together.Max.ShouldBe(all.Max);
            together.Mean.ShouldBe(all.Mean, 1);
            s_percents.Select(together.Percentile).ShouldBe(s_percents.Select(all.Percentile));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_bucket_ends_where_the_next_begins()
    {
        for (var index = 0; index < 20_000; index++)
        {
            LatencyHistogram.IndexOf(LatencyHistogram.UpperEdge(index)).ShouldBe(index);
            LatencyHistogram.IndexOf(LatencyHistogram.UpperEdge(index) + 1).ShouldBe(index + 1);
        }
    }

    [Fact]
    public void Nothing_recorded_has_percentile_zero() => new LatencyHistogram().Percentile(99).ShouldBe(0);

    private static LatencyHistogram Of(long[] latencies)
    {
        var histogram = new LatencyHistogram();
        foreach (var latency in latencies)
            histogram.Record(latency);
        return histogram;
    }
}

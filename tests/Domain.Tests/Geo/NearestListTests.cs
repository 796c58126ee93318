using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Tests.Geo;

public sealed class NearestListTests
{
    private const int Cases = 500;

    [Fact]
    public void It_holds_what_sorting_everything_would_put_first_whatever_the_order_of_offering()
    {
        var random = new Random(110);
        for (var i = 0; i < Cases; i++)
        {
            var (count, radius) = (random.Next(1, 30), random.Next(0, 50));
            // Few different distances, so that many are equal.
            var offered = Enumerable.Range(0, random.Next(0, 80)).Select(n => (Id: $"u{n:00}", Distance: new Metres(random.Next(0, 60)))).ToArray();
            random.Shuffle(offered);
            var list = new NearestList<string>(count, new Metres(radius));
            foreach (var (id, distance) in offered)
                list.Offer(id, id, distance);
            var expected = offered.Where(one => one.Distance.Value <= radius).OrderBy(one => one.Distance.Value)
                .ThenBy(one => one.Id, StringComparer.Ordinal).Take(count).ToArray();
            list.Farthest.ShouldBe(expected.Length < count ? null : expected[^1].Distance);
            list.Reach.ShouldBe(list.Farthest ?? new Metres(radius));
            list.Take().ShouldBe(expected);
        }
    }
}

using Dispatch.Domain.Supervision;
using Dispatch.Grains.Supervision;

namespace Dispatch.Gateway.Supervision;

/// <summary>Where units were free in a span, from the records of its hours: 24 small ones a day.</summary>
internal sealed class CoverSpan(IGrainFactory grains, TimeProvider time)
{
    private const int AtOnce = 128;

    public async Task<PastCover> OfAsync(DaySpan span)
    {
        var hours = new List<(DateTimeOffset, CoverHour)>();
        foreach (var some in span.HoursUntil(time.GetUtcNow()).Chunk(AtOnce))
        {
            var read = await Task.WhenAll(some.Select(hour => grains.GetGrain<ICoverHourGrain>(CoverHours.KeyOf(hour)).Read()));
            hours.AddRange(some.Zip(read));
        }

        return new PastCover(hours, span.Zone);
    }
}

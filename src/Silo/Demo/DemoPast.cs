using Dispatch.Domain;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Incidents;
using Dispatch.Domain.Roads;
using Dispatch.Domain.Supervision;
using Dispatch.Grains.Incidents;
using Dispatch.Grains.Supervision;

namespace Dispatch.Silo.Demo;

/// <summary>
/// The invented week before: what closed incidents leave for the supervisor's figures, and where units were free. A newcomer would
/// find those pages empty. Addresses begin with 模拟 (synthetic) and numbers with DEMO; calls of the 2 % sample are whole
/// incidents with a log, so that they can be read and reviewed.
/// </summary>
internal sealed class DemoPast(IGrainFactory grains, TimeProvider time, RoadMap roads, int seed)
{
    private const int Days = 7;
    private const int CallsADay = 70;
    private const int SampledCalls = 5;
    private static readonly Actor Taker = new("demo-taker", "dispatcher");

    public async Task WriteAsync()
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        for (var back = 1; back <= Days; back++)
        {
            // Seeded by the day: the days that a start before had written are the same ones.
            var (day, random) = (today.AddDays(-back), new Random(SeedOf(today.AddDays(-back))));
            var calls = Enumerable.Range(1, CallsADay).Select(number => DemoCall.Of(day, number, random, roads)).ToList();
            await Task.WhenAll(calls.Where(call => !QualitySample.Holds(call.Id))
                .Select(call => grains.GetGrain<IServiceDayGrain>(ServiceDays.KeyOf(call.Id, DateOnly.FromDateTime(call.ClosedAt.UtcDateTime))).Add(call)));
            await Task.WhenAll(DemoCover.Of(day, random, roads)
                .Select(hour => grains.GetGrain<ICoverHourGrain>(CoverHours.KeyOf(hour.Begin)).Add(0, hour.Free)));
        }
        await OpenSampledAsync(today);
    }

    private int SeedOf(DateOnly day) => unchecked((seed * 397) + day.DayNumber);

    private async Task OpenSampledAsync(DateOnly today)
    {
        var random = new Random(SeedOf(today));
        var headers = Enumerable.Range(1, int.MaxValue).Select(number => Header(today, number, "call"))
            .Where(header => QualitySample.Holds(IncidentIds.For(header).Value)).Take(SampledCalls);
        var number = 0;
        foreach (var header in headers)
        {
            var call = DemoCall.Of(today.AddDays(-1 - (number++ % Days)), number, random, roads);
            var incident = grains.GetGrain<IIncidentGrain>(IncidentIds.For(header).Value);
            var report = new IncidentReport(
                call.TypeCode, (Priority)call.Priority, SourceChannel.Phone,
                new IncidentLocation(GeoPoint.Of(call.Latitude, call.Longitude), call.Address), null,
                "模拟。Synthetic call of the demo’s past.", Drill: false);
            if ((await incident.Open(header with { At = call.OpenedAt }, report)).Refusal is { } refusal)
                throw new InvalidOperationException($"The demo's past was refused: {refusal.Message}");
            await incident.AddNote(Header(today, number, "note") with { At = call.OpenedAt.AddMinutes(1) },
                "模拟：电话中已劝解。Synthetic: settled on the telephone.");
            await incident.Close(Header(today, number, "close") with { At = call.ClosedAt }, "no-unit-needed", null, time.GetUtcNow().AddHours(number - 2));
        }
    }

    private CommandHeader Header(DateOnly day, int number, string what)
    {
        var key = FormattableString.Invariant($"demo-{seed}-{day:yyyyMMdd}-{what}-{number}");
        return new CommandHeader(new CommandKey(key), Taker, time.GetUtcNow(), key);
    }
}

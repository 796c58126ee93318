using System.Globalization;
using Dispatch.Domain;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Incidents;
using Dispatch.Domain.Recommendation;
using Dispatch.Grains.Incidents;

namespace Dispatch.Silo.Demo;

/// <summary>A few incidents to begin with, marked as drills from end to end.</summary>
internal sealed class DemoIncidents(IGrainFactory grains, TimeProvider time, int seed)
{
    private const int Crews = 2;
    private static readonly Metres LookWithin = new(5_000);
    private static readonly Actor By = new("demo", "system");

    public async Task OpenAsync(CityTraffic city, int count)
    {
        var random = new Random(seed);
        for (var number = 0; number < count; number++)
        {
            var type = IncidentTypes.All[random.Next(IncidentTypes.All.Length)];
            var (at, address) = city.AnyPlace();
            var header = Header(number);
            var report = new IncidentReport(type.Code, type.DefaultPriority, SourceChannel.Phone,
                new IncidentLocation(at, address), null, "演练 Synthetic incident of the demo city.", Drill: true);
            var opened = await grains.GetGrain<IIncidentGrain>(IncidentIds.For(header).Value).Open(header, report);
            if (opened.Refusal is { } refusal)
                throw new InvalidOperationException($"The demo's incident {number} was refused: {refusal.Message}");
        }
    }

    /// <summary>Two of three have somebody on the way once it is known where everybody is; the others wait for the visitor.</summary>
    public async Task SendSomeAsync(int count, TimeSpan after, CancellationToken stop)
    {
        await Task.Delay(after, time, stop);
        foreach (var number in Enumerable.Range(0, count).Where(number => number % 3 != 0))
        {
            var incident = grains.GetGrain<IIncidentGrain>(IncidentIds.For(Header(number)).Value);
            var found = await incident.Recommend(Header(number, "-who"), new RecommendationRequest(Crews, [], [], LookWithin));
            if (found.Value is { Chosen.IsEmpty: false } best)
                await incident.Dispatch(Header(number, "-send"), [.. best.Chosen.Select(one => one.Unit)]);
        }
    }

    /// <summary>The same keys each time: a second start of the same city opens nothing twice.</summary>
    private CommandHeader Header(int number, string what = "")
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"demo-{seed}-{number}{what}");
        return new CommandHeader(new CommandKey(key), By, time.GetUtcNow(), key);
    }
}

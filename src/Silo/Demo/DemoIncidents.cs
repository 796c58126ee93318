using System.Globalization;
using Dispatch.Domain;
using Dispatch.Domain.Incidents;
using Dispatch.Grains.Incidents;

namespace Dispatch.Silo.Demo;

/// <summary>A few incidents to begin with, marked as drills from end to end.</summary>
internal sealed class DemoIncidents(IGrainFactory grains, TimeProvider time)
{
    private static readonly Actor By = new("demo", "system");

    public async Task OpenAsync(CityTraffic city, int count, int seed)
    {
        var random = new Random(seed);
        for (var number = 0; number < count; number++)
        {
            var type = IncidentTypes.All[random.Next(IncidentTypes.All.Length)];
            var (at, address) = city.AnyPlace();
            // The same keys each time: a second start of the same city opens nothing twice.
            var key = string.Create(CultureInfo.InvariantCulture, $"demo-{seed}-{number}");
            var header = new CommandHeader(new CommandKey(key), By, time.GetUtcNow(), key);
            var report = new IncidentReport(type.Code, type.DefaultPriority, SourceChannel.Phone,
                new IncidentLocation(at, address), null, "演练 Synthetic incident of the demo city.", Drill: true);
            var opened = await grains.GetGrain<IIncidentGrain>(IncidentIds.For(header).Value).Open(header, report);
            if (opened.Refusal is { } refusal)
                throw new InvalidOperationException($"The demo's incident {number} was refused: {refusal.Message}");
        }
    }
}

using System.Collections.Immutable;
using Dispatch.Domain.Incidents;
using Dispatch.Domain.Roads;
using Dispatch.Domain.Supervision;

namespace Dispatch.Silo.Demo;

/// <summary>The figures of one invented call: most in the evening, the urgent ones answered sooner, a few late ones among them.</summary>
internal static class DemoCall
{
    private const double NobodySent = 0.08;
    private const double CalledBack = 0.4;
    private const int Takers = 4;

    /// <summary>How many of a day's calls come in each hour (UTC): the centre is eight hours ahead.</summary>
    private static readonly ImmutableArray<int> Hours = [9, 8, 8, 9, 10, 10, 9, 9, 10, 12, 14, 16, 17, 16, 13, 9, 6, 4, 3, 2, 2, 3, 5, 8];

    public static IncidentFigures Of(DateOnly day, int number, Random random, RoadMap roads)
    {
        var type = IncidentTypes.All[random.Next(IncidentTypes.All.Length)];
        var urgent = (int)type.DefaultPriority <= 2;
        var node = random.Next(roads.NodeCount);
        var opened = new DateTimeOffset(day, new TimeOnly(HourOf(random), random.Next(60), random.Next(60)), TimeSpan.Zero);
        var sent = random.NextDouble() < NobodySent ? (DateTimeOffset?)null : opened.AddSeconds(Skewed(random, urgent ? 25 : 60));
        var arrived = sent?.AddSeconds(Skewed(random, urgent ? 240 : 420));
        var cleared = arrived?.AddSeconds(Skewed(random, 1_200));
        var closed = (cleared ?? opened.AddMinutes(4)).AddSeconds(Skewed(random, 120));
        var calledBack = random.NextDouble() < CalledBack ? closed.AddHours(4) : (DateTimeOffset?)null;
        return new IncidentFigures(
            FormattableString.Invariant($"DEMO-{day:yyyyMMdd}-{number:000}"), type.Code, (int)type.DefaultPriority,
            roads.Location(node).Latitude, roads.Location(node).Longitude, $"模拟 {roads.CrossingName(node)}",
            opened, sent, arrived, cleared, closed, Drill: false, FormattableString.Invariant($"demo-taker-{1 + random.Next(Takers)}"),
            calledBack, calledBack, calledBack is null ? null : 5 - (int)(Math.Pow(random.NextDouble(), 3) * 5), null, null, Version: 1);
    }

    /// <summary>Half of them below the median, one in a hundred at five times as much.</summary>
    private static double Skewed(Random random, double median) => median * Math.Exp(0.7 * Normal(random));

    /// <summary>Nearly the bell curve: the sum of twelve even numbers has its width.</summary>
    private static double Normal(Random random) => Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6;

    private static int HourOf(Random random)
    {
        var at = random.Next(Hours.Sum());
        for (var hour = 0; ; at -= Hours[hour++])
            if (at < Hours[hour])
                return hour;
    }
}

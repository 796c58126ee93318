using System.Collections.Immutable;

namespace Dispatch.Domain.Supervision;

/// <summary>What callers said when they were called back.</summary>
/// <param name="ByMark">How many said 1, 2, 3, 4, 5.</param>
/// <param name="Overdue">Planned, not done, and due before now.</param>
[GenerateSerializer, Immutable, Alias("dispatch.Satisfaction")]
public sealed record Satisfaction(int Incidents, int Planned, int Done, int Overdue, ImmutableArray<int> ByMark)
{
    /// <summary>Share of those who gave a mark that gave 4 or 5; null while nobody did.</summary>
    public double? SatisfiedShare => ByMark.Sum() is var marks and > 0 ? (ByMark[3] + ByMark[4]) / (double)marks : null;

    public static Satisfaction Of(IReadOnlyCollection<IncidentFigures> incidents, DateTimeOffset now)
    {
        var real = incidents.Where(one => !one.Drill).ToList();
        var planned = real.FindAll(one => one.CallBackDue is not null);
        return new Satisfaction(
            real.Count, planned.Count, planned.Count(one => one.CallBackDoneAt is not null),
            planned.Count(one => one.CallBackDoneAt is null && one.CallBackDue < now),
            [.. Enumerable.Range(1, 5).Select(mark => real.Count(one => one.Satisfaction == mark))]);
    }
}

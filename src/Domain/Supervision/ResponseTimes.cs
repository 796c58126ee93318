using System.Collections.Immutable;

namespace Dispatch.Domain.Supervision;

/// <summary>Response times of one priority. Drills are left out: they are planned, so their times say nothing.</summary>
/// <param name="Priority">1–4; 0 = all together, which has no targets.</param>
/// <param name="NobodySent">Incidents closed without a unit; they have no times.</param>
[GenerateSerializer, Immutable, Alias("dispatch.PriorityTimes")]
public sealed record PriorityTimes(
    int Priority, int Incidents, int NobodySent, IntervalFigures Dispatch, IntervalFigures Arrival, IntervalFigures Response, IntervalFigures OnScene);

/// <summary>One day's response, for a plot over days.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.DayTimes")]
public sealed record DayTimes(DateOnly Day, int Incidents, double? DispatchP90, double? ResponseP90);

/// <summary>Call → dispatch → arrival → clear, with percentiles against the targets.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.ResponseTimes")]
public sealed record ResponseTimes(ImmutableArray<PriorityTimes> ByPriority, ImmutableArray<DayTimes> ByDay)
{
    /// <param name="zone">How far the centre's clock is ahead of UTC: a day is the centre's day, by the time of the call.</param>
    public static ResponseTimes Of(IReadOnlyCollection<IncidentFigures> incidents, ResponseTargets targets, TimeSpan zone)
    {
        var real = incidents.Where(one => !one.Drill).ToList();
        return new ResponseTimes(
            [.. Enumerable.Range(0, 5).Select(priority => Of(real, priority, targets))],
            [.. real.GroupBy(one => DateOnly.FromDateTime(one.OpenedAt.ToOffset(zone).DateTime)).OrderBy(day => day.Key).Select(OfDay)]);
    }

    private static PriorityTimes Of(List<IncidentFigures> all, int priority, ResponseTargets targets)
    {
        var some = priority == 0 ? all : all.FindAll(one => one.Priority == priority);
        return new PriorityTimes(
            priority, some.Count, some.Count(one => one.DispatchedAt is null),
            IntervalFigures.Of(Times(some, one => one.OpenedAt, one => one.DispatchedAt), Target(targets.Dispatch)),
            IntervalFigures.Of(Times(some, one => one.DispatchedAt, one => one.ArrivedAt), Target(targets.Arrival)),
            IntervalFigures.Of(Times(some, one => one.OpenedAt, one => one.ArrivedAt), Target(targets.Response)),
            IntervalFigures.Of(Times(some, one => one.ArrivedAt, one => one.ClearedAt), null));

        TimeSpan? Target(TimeSpan[] byPriority) => priority == 0 ? null : byPriority[priority - 1];
    }

    private static DayTimes OfDay(IGrouping<DateOnly, IncidentFigures> day) => new(
        day.Key, day.Count(),
        IntervalFigures.Of(Times(day, one => one.OpenedAt, one => one.DispatchedAt), null).P90,
        IntervalFigures.Of(Times(day, one => one.OpenedAt, one => one.ArrivedAt), null).P90);

    // A unit that happened to be on scene before it was sent would give a negative time; such a pair measures nothing.
    private static IEnumerable<TimeSpan> Times(
        IEnumerable<IncidentFigures> incidents, Func<IncidentFigures, DateTimeOffset?> from, Func<IncidentFigures, DateTimeOffset?> to) =>
        incidents.Select(one => to(one) - from(one)).OfType<TimeSpan>().Where(time => time >= TimeSpan.Zero);
}

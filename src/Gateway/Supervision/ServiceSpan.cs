using System.Globalization;
using Dispatch.Domain;
using Dispatch.Domain.Supervision;
using Dispatch.Grains.Supervision;

namespace Dispatch.Gateway.Supervision;

/// <summary>Days from … to, the centre's own, both included; at most <see cref="MaxDays"/>.</summary>
/// <param name="Zone">How far the centre's clock is ahead of UTC.</param>
internal sealed record DaySpan(DateOnly From, DateOnly To, TimeSpan Zone)
{
    public const int MaxDays = 93;
    private const int MaxOffsetMinutes = 14 * 60;

    /// <summary>The last seven days when nothing is said.</summary>
    public static Outcome<DaySpan> Read(string? from, string? to, int? utcOffset, DateTimeOffset now)
    {
        if (utcOffset is < -MaxOffsetMinutes or > MaxOffsetMinutes)
            return Wrong("utcOffset", "utcOffset is minutes ahead of UTC, −840 to 840.");
        var zone = TimeSpan.FromMinutes(utcOffset ?? 0);
        var today = DateOnly.FromDateTime(now.ToOffset(zone).DateTime);
        if (Day(to, today) is not { } last)
            return Wrong("to", "to is a day such as 2026-11-22.");
        if (Day(from, last.AddDays(-6)) is not { } first)
            return Wrong("from", "from is a day such as 2026-11-22.");
        return last < first || last.DayNumber - first.DayNumber >= MaxDays
            ? Wrong("from", $"from is not after to, and at most {MaxDays} days are looked at.")
            : new DaySpan(first, last, zone);
    }

    /// <summary>The beginnings of its hours (UTC), none of which lies in the future.</summary>
    public IEnumerable<DateTimeOffset> HoursUntil(DateTimeOffset now)
    {
        var first = new DateTimeOffset(From.ToDateTime(TimeOnly.MinValue), Zone).ToUniversalTime();
        // A centre whose clock is half an hour off begins its day within an hour of UTC.
        for (var hour = first.AddMinutes(-first.Minute); hour <= now && DateOnly.FromDateTime(hour.ToOffset(Zone).DateTime) <= To; hour = hour.AddHours(1))
            yield return hour;
    }

    public bool Holds(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(Zone).DateTime) is var day && day >= From && day <= To;

    private static DateOnly? Day(string? text, DateOnly otherwise) => text is null ? otherwise
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static Refusal Wrong(string field, string message) => new("invalid-field", message, Field: field);
}

/// <summary>The figures of closed incidents of a span, from the records of its days; 16 small records a day, never a search.</summary>
internal sealed class ServiceSpan(IGrainFactory grains)
{
    private const int AtOnce = 128;
    private const int ClosedWithinDays = 8;

    /// <summary>By the time of the call. An incident that is still open, or was closed more than a week after the span, is not in it.</summary>
    public async Task<IReadOnlyCollection<IncidentFigures>> OfAsync(DaySpan span)
    {
        var found = new Dictionary<string, IncidentFigures>(StringComparer.Ordinal);
        // A day of the centre lies in two days of UTC, and what was called in on one day is closed on another.
        var keys = Enumerable.Range(-1, span.To.DayNumber - span.From.DayNumber + 2 + ClosedWithinDays).SelectMany(day => ServiceDays.Keys(span.From.AddDays(day)));
        foreach (var some in keys.Chunk(AtOnce))
        {
            var days = await Task.WhenAll(some.Select(key => grains.GetGrain<IServiceDayGrain>(key).All()));
            foreach (var one in days.SelectMany(day => day).Where(one => span.Holds(one.OpenedAt)))
            {
                if (!found.TryGetValue(one.Id, out var known) || known.Version < one.Version)
                    found[one.Id] = one;
            }
        }

        return found.Values;
    }
}

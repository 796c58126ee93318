using System.Collections.Immutable;
using System.Globalization;
using Dispatch.Domain.Supervision;
using Orleans.Concurrency;

namespace Dispatch.Grains.Supervision;

/// <summary>Where units were free in one hour (UTC). Bounded by the cells of a city. Key: <see cref="CoverHours.KeyOf"/>.</summary>
[Alias("dispatch.ICoverHourGrain")]
public interface ICoverHourGrain : IGrainWithStringKey
{
    /// <summary>What one look found; durable before it answers, safe twice and late.</summary>
    /// <param name="look">Which part of the hour, 0 to <see cref="CoverHour.Looks"/> − 1.</param>
    [Alias("Add")]
    Task Add(int look, ImmutableArray<FreeUnits> free);

    [ReadOnly, Alias("Read")]
    Task<CoverHour> Read();
}

/// <summary>How the hours are named. Stored keys depend on it.</summary>
public static class CoverHours
{
    public static string KeyOf(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH", CultureInfo.InvariantCulture);
}

using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Supervision;
using Dispatch.Gateway.Accounts;
using Dispatch.Gateway.Problems;
using Dispatch.Grains.Supervision;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Dispatch.Gateway.Supervision;

/// <summary>How well the centre serves: times against targets, reviewed calls, satisfaction, coverage. Commander and auditor.</summary>
internal static class SupervisionEndpoints
{
    public static void MapSupervision(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/supervision").WithTags("supervision").RequireAuthorization(Policies.Supervision);
        group.MapGet("/response-times", TimesAsync);
        group.MapGet("/sample", SampleAsync);
        group.MapGet("/satisfaction", SatisfactionAsync);
        group.MapGet("/coverage", CoverageAsync);
        api.MapGet("/call-backs", CallBacksAsync).WithTags("desk").RequireAuthorization(Policies.CentreReads);
    }

    private static Task<Results<Ok<ResponseTimes>, ProblemHttpResult>> TimesAsync(
        [AsParameters] SpanQuery query, IOptions<SupervisionOptions> options) =>
        query.AnswerAsync((span, incidents) => ResponseTimes.Of(incidents, options.Value.Targets, span.Zone));

    private static Task<Results<Ok<SampleView>, ProblemHttpResult>> SampleAsync([AsParameters] SpanQuery query) =>
        query.AnswerAsync((_, incidents) => SampleView.Of(incidents));

    private static Task<Results<Ok<Satisfaction>, ProblemHttpResult>> SatisfactionAsync([AsParameters] SpanQuery query) =>
        query.AnswerAsync((_, incidents) => Satisfaction.Of(incidents, query.Time.GetUtcNow()));

    private static Task<Results<Ok<Coverage>, ProblemHttpResult>> CoverageAsync([AsParameters] SpanQuery query, CellsNow cells, CoverSpan covers) =>
        query.AnswerAsync(async (span, incidents) =>
            Coverage.Of(incidents, await cells.AvailableAsync(), await covers.OfAsync(span), span.Zone));

    /// <summary>Everything that is due, the earliest first; overdue ones are among them.</summary>
    private static async Task<Ok<IEnumerable<DueCallBack>>> CallBacksAsync(IGrainFactory grains)
    {
        const int most = 500;
        var shards = await Task.WhenAll(CallBackLists.Keys.Select(key => grains.GetGrain<ICallBackListGrain>(key).All()));
        return TypedResults.Ok(shards.SelectMany(shard => shard).OrderBy(one => one.Due).Take(most));
    }
}

/// <summary><c>?from=2026-11-16&amp;to=2026-11-22&amp;utcOffset=480</c>; the last seven days when nothing is said.</summary>
internal sealed record SpanQuery(ServiceSpan Spans, TimeProvider Time, string? From = null, string? To = null, int? UtcOffset = null)
{
    public Task<Results<Ok<T>, ProblemHttpResult>> AnswerAsync<T>(Func<DaySpan, IReadOnlyCollection<IncidentFigures>, T> answer) where T : class =>
        AnswerAsync((span, incidents) => Task.FromResult(answer(span, incidents)));

    public async Task<Results<Ok<T>, ProblemHttpResult>> AnswerAsync<T>(Func<DaySpan, IReadOnlyCollection<IncidentFigures>, Task<T>> answer)
        where T : class
    {
        var span = DaySpan.Read(From, To, UtcOffset, Time.GetUtcNow());
        return span.Value is { } days ? TypedResults.Ok(await answer(days, await Spans.OfAsync(days))) : span.Refusal!.ToProblem();
    }
}

/// <summary>The calls of the sample, reviewed or not.</summary>
/// <param name="MeanShare">Mean of the points given, as a share of those possible; null while nothing is reviewed.</param>
internal sealed record SampleView(int Closed, int Reviewed, double? MeanShare, ImmutableArray<SampledCall> Calls)
{
    public static SampleView Of(IReadOnlyCollection<IncidentFigures> incidents)
    {
        var most = Domain.Incidents.ReviewItems.All.Length * Domain.Incidents.ReviewItems.MostPoints;
        var sampled = incidents.Where(one => !one.Drill && QualitySample.Holds(one.Id)).OrderByDescending(one => one.OpenedAt).ToList();
        var reviewed = sampled.Where(one => one.ReviewPoints is not null).ToList();
        return new SampleView(
            incidents.Count, reviewed.Count, reviewed.Count == 0 ? null : reviewed.Average(one => one.ReviewPoints!.Value / (double)most),
            [.. sampled.Select(one => new SampledCall(
                one.Id, one.TypeCode, one.Priority, one.Address, one.OpenedAt, one.TakenBy, one.ReviewPoints, most, one.ReviewedBy))]);
    }
}

internal sealed record SampledCall(
    string Incident, string TypeCode, int Priority, string Address, DateTimeOffset OpenedAt, string TakenBy, int? Points, int MostPoints, string? ReviewedBy);

using Dispatch.Gateway.Accounts;
using Dispatch.Gateway.Ingest;
using Dispatch.Gateway.Link;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Dispatch.Gateway.Live;

/// <summary>Counts since the start of this gateway.</summary>
/// <param name="Failed">Reports that a cell did not take.</param>
/// <param name="QueueDepths">Reports waiting, one figure for each queue.</param>
internal sealed record Statistics(
    long Accepted,
    IReadOnlyDictionary<string, long> Refused,
    long Dropped,
    long Failed,
    IReadOnlyList<int> QueueDepths,
    int UnitsSeen,
    int Devices,
    int Screens,
    int UnitScreens,
    int UnitLinks,
    int CellsWatched,
    bool Synthetic);

internal static class StatisticsEndpoints
{
    public static void MapStatistics(this RouteGroupBuilder api) =>
        api.MapGet("/stats", Get).WithTags("live").RequireAuthorization(Policies.Statistics);

    private static Ok<Statistics> Get(
        IngestCounters counters, IngestPipeline pipeline, TrackTable tracks, LiveCounts live, IOptions<GatewayOptions> options) =>
        TypedResults.Ok(new Statistics(
            counters.Accepted, counters.Refused(), counters.Dropped, counters.Failed, pipeline.Depths, tracks.Count,
            live.Sockets.Count, live.Screens.Count, live.Units.Count, live.Links.Count, live.Cells.Count, options.Value.Synthetic));
}

/// <summary>Who is connected.</summary>
internal sealed record LiveCounts(SocketRegistry Sockets, CentreScreens Screens, UnitScreens Units, UnitLinks Links, CellFeeds Cells);

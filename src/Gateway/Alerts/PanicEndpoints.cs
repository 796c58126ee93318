using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Gateway.Accounts;
using Dispatch.Gateway.Idempotency;
using Dispatch.Gateway.Problems;
using Dispatch.Grains.Alerts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Dispatch.Gateway.Alerts;

/// <summary>Units that call for help: who does now, and that somebody takes care of it.</summary>
internal static class PanicEndpoints
{
    public static void MapPanics(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/panics").WithTags("alerts");
        group.MapGet("", OpenAsync).RequireAuthorization(Policies.CentreReads);
        group.MapPost("/{unit}/taken", TakeAsync).RequireAuthorization(Policies.Centre);
    }

    private static async Task<Ok<ImmutableArray<PanicView>>> OpenAsync(IGrainFactory grains)
    {
        var boards = await Task.WhenAll(AlertBoards.Keys.Select(key => grains.GetGrain<IAlertBoardGrain>(key).Panics()));
        return TypedResults.Ok<ImmutableArray<PanicView>>([.. boards.SelectMany(board => board).OrderBy(panic => panic.ReportedAt)]);
    }

    private static async Task<Results<Ok<PanicView>, ProblemHttpResult>> TakeAsync(string unit, Command<NoBody> command, IGrainFactory grains) =>
        UnitId.TryParse(unit) is not { } known
            ? new Refusal("unknown-unit", $"There is no unit {unit}.", RefusalKind.NotFound).ToProblem()
            : (await grains.GetGrain<IPanicGrain>(known.Value).Take(command.Header)).ToResult();
}

using System.Collections.Immutable;
using System.Security.Claims;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Delivery;
using Dispatch.Gateway.Accounts;
using Dispatch.Gateway.Idempotency;
using Dispatch.Gateway.Problems;
using Dispatch.Grains.Alerts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Dispatch.Gateway.Alerts;

/// <summary>The same that a unit says on its line, for when it has none. A unit speaks for itself only.</summary>
internal static class UnitAlertEndpoints
{
    public static void MapUnitAlerts(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/units/{id}").WithTags("alerts").RequireAuthorization(Policies.Unit);
        group.MapGet("/alerts", ListAsync);
        group.MapPost("/alerts/{alert}/steps", StepAsync);
        group.MapPost("/sightings", SightAsync);
        group.MapPost("/panic", PanicAsync);
    }

    private static async Task<IResult> ListAsync(string id, ClaimsPrincipal user, AlertLines lines, DriverAlertJson json)
    {
        if (Check(id, user) is { } refusal)
            return refusal.ToProblem();
        return TypedResults.Bytes(json.List(await lines.CurrentAsync(new UnitId(id))), "application/json");
    }

    private static async Task<Results<Ok<StepAnswer>, ProblemHttpResult>> StepAsync(
        string id, string alert, Command<StepBody> command, ClaimsPrincipal user, StepServices services)
    {
        if (Check(id, user) is { } refusal)
            return refusal.ToProblem();
        var found = await services.Reports.FindAsync(alert, command.Body.Step);
        if (found.Value is not { } known)
            return found.Refusal!.ToProblem();
        var (unit, step) = (new UnitId(id), UnitReports.ReadStep(command.Body.Step)!.Value);
        var news = new LadderNews(step, command.Header.At, command.Body.Seq, command.Body.At, command.Body.Reason);
        var shard = AlertShards.KeyOf(known.Id, AlertShards.Of(unit, known.Shards));
        var answers = await services.Grains.GetGrain<IAlertShardGrain>(shard).Mark([new UnitMark(unit, news)]);
        return answers[0].At is { } at ? TypedResults.Ok(new StepAnswer(known.Id, step, at))
            : AlertRefusal.Of(answers[0].Why!, known.Id).ToProblem();
    }

    private static async Task<Results<Ok<SightingView>, ProblemHttpResult>> SightAsync(
        string id, Command<UnitSightingBody> command, ClaimsPrincipal user, UnitReports reports)
    {
        if (Check(id, user) is { } refusal)
            return refusal.ToProblem();
        var body = command.Body;
        return (await reports.SightAsync(new UnitId(id), command.Header, new SightingText(
            body.Alert, body.Lat, body.Lon, body.Heading, body.What, body.Note, body.Photo))).ToResult();
    }

    private static async Task<Results<Ok<PanicView>, ProblemHttpResult>> PanicAsync(
        string id, Command<PanicBody> command, ClaimsPrincipal user, UnitReports reports) =>
        Check(id, user) is { } refusal ? refusal.ToProblem()
            : (await reports.PanicAsync(new UnitId(id), command.Header, command.Body.Lat, command.Body.Lon)).ToResult();

    private static Refusal? Check(string id, ClaimsPrincipal user) =>
        UnitId.TryParse(id) is { } unit && CurrentUser.Of(user).SpeaksFor(unit) ? null
            : new Refusal("not-your-unit", "A unit speaks for itself only.", RefusalKind.Forbidden);
}

internal sealed record StepServices(UnitReports Reports, IGrainFactory Grains);

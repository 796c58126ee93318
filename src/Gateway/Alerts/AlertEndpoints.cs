using System.Security.Claims;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Delivery;
using Dispatch.Gateway.Accounts;
using Dispatch.Gateway.Idempotency;
using Dispatch.Gateway.Incidents;
using Dispatch.Gateway.Json;
using Dispatch.Gateway.Problems;
using Dispatch.Grains.Alerts;
using Dispatch.Grains.Incidents;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Dispatch.Gateway.Alerts;

/// <summary>Alerts from the centre: a commander orders, another account releases, both may end.</summary>
internal static class AlertEndpoints
{
    public static void MapAlerts(this RouteGroupBuilder api)
    {
        var ofIncident = api.MapGroup("/incidents/{id}").WithTags("alerts");
        ofIncident.MapPost("/alerts/preview", PreviewAsync).RequireAuthorization(Policies.Centre);
        ofIncident.MapPost("/alerts", OrderAsync).RequireAuthorization(Policies.Commander);
        ofIncident.MapGet("/alerts", OfIncidentAsync).RequireAuthorization(Policies.CentreReads);
        ofIncident.MapPost("/verify", VerifyAsync).RequireAuthorization(Policies.Centre);
        var group = api.MapGroup("/alerts").WithTags("alerts");
        group.MapGet("", ActiveAsync).RequireAuthorization(Policies.CentreReads);
        group.MapGet("/{alert}", GetAsync).RequireAuthorization(Policies.CentreReads);
        group.MapGet("/{alert}/recipients", RecipientsAsync).RequireAuthorization(Policies.CentreReads);
        group.MapPost("/{alert}/release", ReleaseAsync).RequireAuthorization(Policies.Centre);
        group.MapPost("/{alert}/waves", WaveAsync).RequireAuthorization(Policies.Centre);
        group.MapPost("/{alert}/retract", RetractAsync).RequireAuthorization(Policies.Centre);
        group.MapPost("/{alert}/stand-down", StandDownAsync).RequireAuthorization(Policies.Centre);
    }

    public static Refusal Unknown(string alert) => new("unknown-alert", $"There is no alert {alert}.", RefusalKind.NotFound);

    private static async Task<Results<Ok<AlertPreview>, ProblemHttpResult>> PreviewAsync(
        string id, Question<AlertBody> question, IGrainFactory grains, TimeProvider time)
    {
        var now = time.GetUtcNow();
        var alert = new AlertId("preview");
        var order = await OrderOf(id, alert, question.Body, now, grains);
        return order.Value is { } asked
            ? (await grains.GetGrain<IAlertGrain>(alert.Value + "-" + id).Preview(asked, now)).ToResult() : order.Refusal!.ToProblem();
    }

    private static async Task<Results<Created<AlertView>, ProblemHttpResult>> OrderAsync(
        string id, Command<AlertBody> command, IGrainFactory grains)
    {
        var alert = AlertId.For(new IncidentId(id), command.Header);
        var order = await OrderOf(id, alert, command.Body, command.Header.At, grains);
        if (order.Value is not { } asked)
            return order.Refusal!.ToProblem();
        var outcome = await grains.GetGrain<IAlertGrain>(alert.Value).Order(command.Header, asked);
        return outcome.Value is { } view ? TypedResults.Created($"/api/v1/alerts/{view.Id}", view) : outcome.Refusal!.ToProblem();
    }

    private static async Task<Outcome<AlertOrder>> OrderOf(string id, AlertId alert, AlertBody body, DateTimeOffset now, IGrainFactory grains) =>
        IncidentId.TryParse(id) is null || await grains.GetGrain<IIncidentGrain>(id).Get() is not { } incident
            ? IncidentEndpoints.Unknown(id) : body.ToOrder(alert, incident, now);

    private static async Task<Results<Ok<IReadOnlyList<AlertView>>, ProblemHttpResult>> OfIncidentAsync(string id, IGrainFactory grains) =>
        IncidentId.TryParse(id) is null ? IncidentEndpoints.Unknown(id).ToProblem()
            : TypedResults.Ok(await ViewsAsync(await grains.GetGrain<IIncidentAlertsGrain>(id).All(), grains));

    private static async Task<Results<Ok<IncidentView>, ProblemHttpResult>> VerifyAsync(
        string id, Command<VerifyBody> command, IGrainFactory grains) =>
        IncidentId.TryParse(id) is null ? IncidentEndpoints.Unknown(id).ToProblem()
            : (await grains.GetGrain<IIncidentGrain>(id).Verify(command.Header, command.Body.How)).ToResult();

    private static async Task<Ok<IReadOnlyList<AlertView>>> ActiveAsync(IGrainFactory grains, bool? active)
    {
        var boards = await Task.WhenAll(AlertBoards.Keys.Select(key => grains.GetGrain<IAlertBoardGrain>(key).Active()));
        var views = await ViewsAsync(boards.SelectMany(board => board).Select(one => one.Id), grains);
        return TypedResults.Ok<IReadOnlyList<AlertView>>(
            [.. views.Where(view => active != true || view.Standing is AlertStanding.Active or AlertStanding.AwaitsRelease)]);
    }

    private static async Task<IReadOnlyList<AlertView>> ViewsAsync(IEnumerable<AlertId> alerts, IGrainFactory grains)
    {
        var views = await Task.WhenAll(alerts.Select(alert => grains.GetGrain<IAlertGrain>(alert.Value).Get()));
        return [.. views.OfType<AlertView>().OrderByDescending(view => view.OrderedAt)];
    }

    private static async Task<Results<Ok<AlertView>, ProblemHttpResult>> GetAsync(string alert, IGrainFactory grains) =>
        AlertId.TryParse(alert) is not null && await grains.GetGrain<IAlertGrain>(alert).Get() is { } view
            ? TypedResults.Ok(view) : Unknown(alert).ToProblem();

    private static async Task<Results<Ok<RecipientPage>, ProblemHttpResult>> RecipientsAsync(
        string alert, ClaimsPrincipal user, RecipientServices services, [AsParameters] RecipientQuery query)
    {
        if (query.Limit is < 1 or > RecipientPages.MaxPage)
            return new Refusal("invalid-limit", $"limit is 1–{RecipientPages.MaxPage}.", Field: "limit").ToProblem();
        if (!QueryEnum.TryRead<LadderStep>(query.Step, "step", out var step, out var refusal))
            return refusal.ToProblem();
        if (AlertId.TryParse(alert) is not { } id)
            return Unknown(alert).ToProblem();
        if (await services.Looks.CheckAsync(id, query.Purpose, CurrentUser.Of(user).Actor) is { } closed)
            return closed.ToProblem();
        return await services.Pages.PageAsync(id, query, step) is { } page ? TypedResults.Ok(page) : Unknown(alert).ToProblem();
    }

    private static Task<Results<Ok<AlertView>, ProblemHttpResult>> ReleaseAsync(string alert, Command<NoBody> command, IGrainFactory grains) =>
        On(alert, grains, grain => grain.Release(command.Header));

    private static Task<Results<Ok<AlertView>, ProblemHttpResult>> WaveAsync(string alert, Command<NoBody> command, IGrainFactory grains) =>
        On(alert, grains, grain => grain.NextWave(command.Header));

    private static Task<Results<Ok<AlertView>, ProblemHttpResult>> RetractAsync(string alert, Command<ReasonBody> command, IGrainFactory grains) =>
        On(alert, grains, grain => grain.Retract(command.Header, command.Body.Reason));

    private static Task<Results<Ok<AlertView>, ProblemHttpResult>> StandDownAsync(
        string alert, Command<OptionalReasonBody> command, IGrainFactory grains) =>
        On(alert, grains, grain => grain.StandDown(command.Header, command.Body.Reason));

    private static async Task<Results<Ok<AlertView>, ProblemHttpResult>> On(
        string alert, IGrainFactory grains, Func<IAlertGrain, Task<Outcome<AlertView>>> act) =>
        AlertId.TryParse(alert) is null ? Unknown(alert).ToProblem() : (await act(grains.GetGrain<IAlertGrain>(alert))).ToResult();
}

using System.Security.Claims;
using Dispatch.Domain;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Incidents;
using Dispatch.Gateway.Accounts;
using Dispatch.Gateway.Idempotency;
using Dispatch.Gateway.Problems;
using Dispatch.Gateway.Urgency;
using Dispatch.Grains.Incidents;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Dispatch.Gateway.Incidents;

/// <summary>What the desk does about an incident beside facts and units. Every handler names the command that it stands for.</summary>
internal static class DeskEndpoints
{
    private const double DefaultRadius = 150;
    private const int DefaultDays = 90;

    public static void MapDesk(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/incidents/{id}").WithTags("desk").Urgently();
        group.MapPost("/callers", AddCallerAsync).RequireAuthorization(Policies.Centre);
        group.MapPost("/links", LinkAsync).RequireAuthorization(Policies.Centre);
        group.MapDelete("/links/{other}", UnlinkAsync).RequireAuthorization(Policies.Centre);
        group.MapPut("/agencies/{code}", InvolveAsync).RequireAuthorization(Policies.Centre);
        group.MapDelete("/agencies/{code}", ReleaseAsync).RequireAuthorization(Policies.Centre);
        group.MapPost("/major", SetMajorAsync).RequireAuthorization(Policies.Commander);
        group.MapPost("/call-back", PlanCallBackAsync).RequireAuthorization(Policies.Centre);
        group.MapPost("/call-back/result", RecordCallBackAsync).RequireAuthorization(Policies.Centre);
        group.MapPost("/review", ReviewAsync).RequireAuthorization(Policies.Supervision);
        api.MapGet("/premises", PremisesAsync).WithTags("desk").RequireAuthorization(Policies.Centre);
    }

    private static async Task<Results<Ok<IncidentView>, ProblemHttpResult>> AddCallerAsync(
        string id, Command<FurtherCallerBody> command, IGrainFactory grains)
    {
        var caller = command.Body.ToCommand();
        return caller.Value is { } known ? await DoAsync(id, grains, command.Header, known) : caller.Refusal!.ToProblem();
    }

    private static async Task<Results<Ok<IncidentView>, ProblemHttpResult>> LinkAsync(
        string id, Command<LinkBody> command, IGrainFactory grains)
    {
        // The other one hears of it afterwards; that it exists is asked before.
        var other = command.Body.Incident;
        return await grains.GetGrain<IIncidentGrain>(other.Value).Get() is null
            ? new Refusal("unknown-incident", $"There is no incident {other}.", RefusalKind.NotFound, "incident").ToProblem()
            : await DoAsync(id, grains, command.Header, new LinkIncident(other, command.Body.Why));
    }

    private static Task<Results<Ok<IncidentView>, ProblemHttpResult>> UnlinkAsync(
        string id, string other, Command<NoBody> command, IGrainFactory grains) =>
        DoAsync(id, grains, command.Header, new UnlinkIncident(new IncidentId(other)));

    private static Task<Results<Ok<IncidentView>, ProblemHttpResult>> InvolveAsync(
        string id, string code, Command<AgencyBody> command, IGrainFactory grains) =>
        DoAsync(id, grains, command.Header, new InvolveAgency(code, command.Body.Note));

    private static Task<Results<Ok<IncidentView>, ProblemHttpResult>> ReleaseAsync(
        string id, string code, Command<NoBody> command, IGrainFactory grains) =>
        DoAsync(id, grains, command.Header, new ReleaseAgency(code));

    private static Task<Results<Ok<IncidentView>, ProblemHttpResult>> SetMajorAsync(
        string id, Command<MajorBody> command, IGrainFactory grains) =>
        DoAsync(id, grains, command.Header, new SetMajor(command.Body.Major, command.Body.Reason));

    private static Task<Results<Ok<IncidentView>, ProblemHttpResult>> PlanCallBackAsync(
        string id, Command<CallBackBody> command, IGrainFactory grains) =>
        DoAsync(id, grains, command.Header, new PlanCallBack(command.Body.Due, command.Body.Note));

    private static Task<Results<Ok<IncidentView>, ProblemHttpResult>> RecordCallBackAsync(
        string id, Command<CallBackResultBody> command, IGrainFactory grains) =>
        DoAsync(id, grains, command.Header,
            new RecordCallBack(command.Body.Result, command.Body.Satisfaction, command.Body.Remark, command.Body.NextDue));

    private static async Task<Results<Ok<IncidentView>, ProblemHttpResult>> ReviewAsync(
        string id, Command<ReviewBody> command, ClaimsPrincipal user, IGrainFactory grains)
    {
        var caller = CurrentUser.Of(user);
        if (IncidentId.TryParse(id) is null)
            return IncidentEndpoints.Unknown(id).ToProblem();
        var outcome = await grains.GetGrain<IIncidentGrain>(id)
            .Desk(command.Header, new ReviewCall(command.Body.Marks, command.Body.Remark, caller.Account));
        return outcome.Value is { } view ? TypedResults.Ok(IncidentEndpoints.SeenBy(caller, view)) : outcome.Refusal!.ToProblem();
    }

    private static async Task<Results<Ok<PremisesView>, ProblemHttpResult>> PremisesAsync(
        Premises premises, double lat, double lon, double? radius, int? days)
    {
        if (GeoPoint.TryCreate(lat, lon) is not { } at)
            return new Refusal("invalid-field", "lat and lon are WGS-84 degrees.", Field: "lat").ToProblem();
        if (radius is not null and not (> 0 and <= Premises.MaxRadius))
            return new Refusal("invalid-field", $"radius is 1–{Premises.MaxRadius} metres.", Field: "radius").ToProblem();
        return days is < 1 or > Premises.MaxDays
            ? new Refusal("invalid-field", $"days is 1–{Premises.MaxDays}.", Field: "days").ToProblem()
            : TypedResults.Ok(await premises.OfAsync(at, new Metres(radius ?? DefaultRadius), days ?? DefaultDays));
    }

    /// <summary>The id is a grain's key and must be sound before a grain is woken.</summary>
    private static async Task<Results<Ok<IncidentView>, ProblemHttpResult>> DoAsync(
        string id, IGrainFactory grains, CommandHeader header, DeskCommand command) =>
        IncidentId.TryParse(id) is null
            ? IncidentEndpoints.Unknown(id).ToProblem()
            : (await grains.GetGrain<IIncidentGrain>(id).Desk(header, command)).ToResult();
}

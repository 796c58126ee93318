using System.Security.Claims;
using Dispatch.Domain;
using Dispatch.Domain.Accounts;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Units;
using Dispatch.Gateway.Accounts;
using Dispatch.Gateway.Idempotency;
using Dispatch.Gateway.Json;
using Dispatch.Gateway.Problems;
using Dispatch.Gateway.Urgency;
using Dispatch.Grains.Units;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Dispatch.Gateway.Units;

/// <summary>Units: who they are, whether they are on duty, what they are doing.</summary>
internal static class UnitEndpoints
{
    private const int DefaultPage = 100;
    private const int MaxPage = 500;
    private const int DefaultNear = 20;
    private const int MaxNear = 100;
    private const double DefaultNearRadius = 3_000;
    private const double MaxNearRadius = 20_000;

    public static void MapUnits(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/units").WithTags("units");
        group.MapGet("", ListAsync).RequireAuthorization(Policies.CentreReads);
        group.MapGet("/near", NearAsync).Urgently().RequireAuthorization(Policies.CentreReads);
        group.MapGet("/{id}", GetAsync).Urgently().RequireAuthorization(Policies.CentreReadsOrUnit);
        group.MapPut("/{id}", RegisterAsync).RequireAuthorization(Policies.Administrator);
        group.MapPost("/{id}/duty", SetDutyAsync).Urgently().RequireAuthorization(Policies.CentreOrUnit);
        group.MapPost("/{id}/status", SetStatusAsync).Urgently().RequireAuthorization(Policies.CentreOrUnit);
        group.MapGet("/{id}/task", TaskAsync).RequireAuthorization(Policies.Unit);
    }

    private static async Task<Results<Ok<UnitPage>, ProblemHttpResult>> ListAsync(
        UnitPages pages, string? kind, string? after, int? limit)
    {
        if (limit is < 1 or > MaxPage)
            return new Refusal("invalid-limit", $"limit is 1–{MaxPage}.", Field: "limit").ToProblem();
        if (!QueryEnum.TryRead<UnitKind>(kind, "kind", out var wanted, out var refusal))
            return refusal.ToProblem();
        return TypedResults.Ok(await pages.PageAsync(wanted, after, limit ?? DefaultPage));
    }

    private static async Task<Results<Ok<IReadOnlyList<NearUnit>>, ProblemHttpResult>> NearAsync(
        NearUnits units, [AsParameters] NearQuery query)
    {
        if (query is not { Lat: { } lat, Lon: { } lon } || GeoPoint.TryCreate(lat, lon) is not { } at)
            return new Refusal("invalid-field", "lat and lon are WGS-84 degrees.", Field: "lat").ToProblem();
        if (query.Count is < 1 or > MaxNear)
            return new Refusal("invalid-field", $"count is 1–{MaxNear}.", Field: "count").ToProblem();
        if (query.Radius is not (null or (> 0 and <= MaxNearRadius)))
            return new Refusal("invalid-field", $"radius is above 0 and at most {MaxNearRadius:0} m.", Field: "radius").ToProblem();
        if (!QueryEnum.TryRead<UnitKind>(query.Kind, "kind", out var kind, out var refusal))
            return refusal.ToProblem();
        var radius = new Metres(query.Radius ?? DefaultNearRadius);
        return TypedResults.Ok(await units.FindAsync(new NearQuestion(at, query.Count ?? DefaultNear, radius, kind, query.Free ?? false)));
    }

    private static async Task<Results<Ok<UnitView>, ProblemHttpResult>> GetAsync(string id, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (Check(id, user, mayRead: true) is { } refusal)
            return refusal.ToProblem();
        return await grains.GetGrain<IUnitGrain>(id).Get() is { } view ? TypedResults.Ok(view) : Unknown(id).ToProblem();
    }

    private static async Task<Results<Ok<UnitView>, ProblemHttpResult>> RegisterAsync(
        string id, Command<UnitBody> command, IGrainFactory grains)
    {
        if (UnitId.TryParse(id) is not { } unit)
            return new Refusal("invalid-unit-id", "A unit id is 1–64 letters, digits, '-', '_', '.' or ':'.", Field: "id").ToProblem();
        return (await grains.GetGrain<IUnitGrain>(id).Register(command.Header, command.Body.Profile(unit))).ToResult();
    }

    private static async Task<Results<Ok<UnitView>, ProblemHttpResult>> SetDutyAsync(
        string id, Command<DutyBody> command, ClaimsPrincipal user, IGrainFactory grains) =>
        Check(id, user) is { } refusal ? refusal.ToProblem()
            : (await grains.GetGrain<IUnitGrain>(id).SetDuty(command.Header, command.Body.OnDuty)).ToResult();

    private static async Task<Results<Ok<UnitView>, ProblemHttpResult>> SetStatusAsync(
        string id, Command<StatusBody> command, ClaimsPrincipal user, IGrainFactory grains) =>
        Check(id, user) is { } refusal ? refusal.ToProblem()
            : (await grains.GetGrain<IUnitGrain>(id).SetStatus(command.Header, command.Body.Status, command.Body.Label)).ToResult();

    private static async Task<Results<Ok<UnitTask>, NoContent, ProblemHttpResult>> TaskAsync(
        string id, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (Check(id, user) is { } refusal)
            return refusal.ToProblem();
        var view = await grains.GetGrain<IUnitGrain>(id).Get();
        return view is null ? Unknown(id).ToProblem()
            : view.Task is { } task ? TypedResults.Ok(task) : TypedResults.NoContent();
    }

    /// <summary>The id is a grain's key and must be sound before a grain is woken; a unit speaks for itself only.</summary>
    private static Refusal? Check(string id, ClaimsPrincipal user, bool mayRead = false)
    {
        if (UnitId.TryParse(id) is not { } unit)
            return Unknown(id);
        var caller = CurrentUser.Of(user);
        var allowed = caller.IsCentre || (mayRead && caller.Role == Role.Auditor) || caller.SpeaksFor(unit);
        return allowed ? null : new Refusal("not-your-unit", "A unit speaks for itself only.", RefusalKind.Forbidden);
    }

    private static Refusal Unknown(string id) => new("unknown-unit", $"There is no unit {id}.", RefusalKind.NotFound);
}

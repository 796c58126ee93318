using System.Security.Claims;
using Dispatch.Domain;
using Dispatch.Domain.Accounts;
using Dispatch.Domain.Incidents;
using Dispatch.Gateway.Accounts;
using Dispatch.Gateway.Problems;
using Dispatch.Gateway.Urgency;
using Dispatch.Grains.Incidents;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Dispatch.Gateway.Incidents;

/// <summary>Looking at incidents.</summary>
internal static class IncidentEndpoints
{
    private const int DefaultList = 100;
    private const int MaxList = 500;

    public static void MapIncidents(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/incidents").WithTags("incidents");
        group.MapGet("", ListAsync).RequireAuthorization(Policies.CentreReads);
        group.MapGet("/{id}", GetAsync).Urgently().RequireAuthorization(Policies.CentreReadsOrUnit);
        group.MapGet("/{id}/log", LogAsync).RequireAuthorization(Policies.CentreReads);
        group.MapGroup("").Urgently().MapIncidentCommands();
    }

    private static async Task<Results<Ok<IReadOnlyList<IncidentSummary>>, ProblemHttpResult>> ListAsync(
        IncidentList list, string? status, int? limit)
    {
        if (limit is < 1 or > MaxList)
            return new Refusal("invalid-limit", $"limit is 1–{MaxList}.", Field: "limit").ToProblem();
        var count = limit ?? DefaultList;
        return status switch
        {
            null or "open" => TypedResults.Ok(await list.OpenAsync(count)),
            "closed" => TypedResults.Ok(await list.ClosedAsync(count)),
            _ => new Refusal("invalid-field", "status is open or closed.", Field: "status").ToProblem(),
        };
    }

    private static async Task<Results<Ok<IncidentView>, ProblemHttpResult>> GetAsync(
        string id, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (IncidentId.TryParse(id) is null || await grains.GetGrain<IIncidentGrain>(id).Get() is not { } view)
            return Unknown(id).ToProblem();
        var caller = CurrentUser.Of(user);
        if (caller.Role != Role.Unit)
            return TypedResults.Ok(SeenBy(caller, view));
        // To a unit that is not on it, the incident is not even known to exist.
        return IsAssigned(view, caller) ? TypedResults.Ok(Masked(view)) : Unknown(id).ToProblem();
    }

    private static async Task<Results<Ok<LogAnswer>, ProblemHttpResult>> LogAsync(
        string id, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (IncidentId.TryParse(id) is not { } incident)
            return Unknown(id).ToProblem();
        var entries = await grains.GetGrain<IIncidentGrain>(id).Log();
        if (entries.IsEmpty)
            return Unknown(id).ToProblem();
        var fault = LogVerifier.Verify(incident, entries);
        var masked = !CurrentUser.Of(user).IsCentre;
        return TypedResults.Ok(new LogAnswer(
            masked ? [.. entries.Select(CallerMask.Of)] : entries, LogStatuses.Of(incident, entries), fault is null, fault?.Sequence, masked));
    }

    public static bool IsAssigned(IncidentView view, CurrentUser caller) =>
        view.Assignments.Any(assignment => assignment.Unit.Value == caller.Unit && assignment.EndedAt is null);

    /// <summary>A crew needs the place and the description, not who called.</summary>
    public static IncidentView Masked(IncidentView view) => view with
    {
        Report = view.Report with { Caller = null },
        Desk = view.Desk with { Callers = [], CallBack = null, Review = null },
    };

    /// <summary>Who only looks can tell callers apart and does not learn who they are.</summary>
    public static IncidentView SeenBy(CurrentUser caller, IncidentView view) => caller.IsCentre
        ? view : view with { Report = CallerMask.Of(view.Report), Desk = CallerMask.Of(view.Desk) };

    public static Refusal Unknown(string id) => new("unknown-incident", $"There is no incident {id}.", RefusalKind.NotFound);
}

using System.Security.Claims;
using Dispatch.Domain;
using Dispatch.Domain.Accounts;
using Dispatch.Domain.Incidents;
using Dispatch.Domain.Recommendation;
using Dispatch.Gateway.Accounts;
using Dispatch.Gateway.Idempotency;
using Dispatch.Gateway.Problems;
using Dispatch.Grains.Incidents;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Dispatch.Gateway.Incidents;

/// <summary>Acting on incidents. Every handler names the grain call that it stands for, and nothing else.</summary>
internal static class IncidentCommandEndpoints
{
    public static void MapIncidentCommands(this RouteGroupBuilder group)
    {
        group.MapPost("", OpenAsync).RequireAuthorization(Policies.ReportsIncidents);
        group.MapPost("/{id}/recommendation", RecommendAsync).RequireAuthorization(Policies.Centre);
        group.MapPost("/{id}/dispatch", DispatchAsync).RequireAuthorization(Policies.Centre);
        group.MapPost("/{id}/assignments/{unit}", ProgressAsync).RequireAuthorization(Policies.CentreOrUnit);
        group.MapPost("/{id}/notes", AddNoteAsync).RequireAuthorization(Policies.CentreOrUnit);
        group.MapPatch("/{id}", ReviseAsync).RequireAuthorization(Policies.Centre);
        group.MapPost("/{id}/close", CloseAsync).RequireAuthorization(Policies.Centre);
        group.MapPost("/{id}/reopen", ReopenAsync).RequireAuthorization(Policies.Centre);
    }

    private static async Task<Results<Created<IncidentView>, ProblemHttpResult>> OpenAsync(
        Command<ReportBody> command, IGrainFactory grains)
    {
        var report = command.Body.ToReport();
        if (report.Value is null)
            return report.Refusal!.ToProblem();
        var id = IncidentIds.For(command.Header);
        var outcome = await grains.GetGrain<IIncidentGrain>(id.Value).Open(command.Header, report.Value);
        return outcome.Value is { } view
            ? TypedResults.Created($"/api/v1/incidents/{view.Id}", view) : outcome.Refusal!.ToProblem();
    }

    private static Task<Results<Ok<RecommendationResult>, ProblemHttpResult>> RecommendAsync(
        string id, Command<RecommendationBody> command, IGrainFactory grains) =>
        On(id, grains, incident => incident.Recommend(command.Header, command.Body.ToRequest()));

    private static async Task<Results<Ok<DispatchAnswer>, ProblemHttpResult>> DispatchAsync(
        string id, Command<DispatchBody> command, IGrainFactory grains)
    {
        if (IncidentId.TryParse(id) is null)
            return IncidentEndpoints.Unknown(id).ToProblem();
        var outcome = await grains.GetGrain<IIncidentGrain>(id).Dispatch(command.Header, command.Body.Units);
        return outcome.Value is { } result ? TypedResults.Ok(DispatchAnswer.Of(result)) : outcome.Refusal!.ToProblem();
    }

    private static async Task<Results<Ok<IncidentView>, ProblemHttpResult>> ProgressAsync(
        string id, string unit, Command<AssignmentBody> command, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (UnitId.TryParse(unit) is not { } named)
            return new Refusal("unknown-unit", $"There is no unit {unit}.", RefusalKind.NotFound).ToProblem();
        var caller = CurrentUser.Of(user);
        if (!caller.IsCentre && !caller.SpeaksFor(named))
            return new Refusal("not-your-unit", "A unit speaks for itself only.", RefusalKind.Forbidden).ToProblem();
        if (!caller.IsCentre && command.Body.Step == AssignmentStep.TakenOff)
            return new Refusal("centre-only", "Only the centre takes a unit off; decline instead.", RefusalKind.Forbidden, "step").ToProblem();
        return await Masking(caller, id, grains,
            incident => incident.Progress(command.Header, named, command.Body.Step, command.Body.Reason));
    }

    private static async Task<Results<Ok<IncidentView>, ProblemHttpResult>> AddNoteAsync(
        string id, Command<NoteBody> command, ClaimsPrincipal user, IGrainFactory grains)
    {
        var caller = CurrentUser.Of(user);
        if (!caller.IsCentre && IncidentId.TryParse(id) is not null
            && !(await grains.GetGrain<IIncidentGrain>(id).Get() is { } view && IncidentEndpoints.IsAssigned(view, caller)))
            return IncidentEndpoints.Unknown(id).ToProblem();
        return await Masking(caller, id, grains, incident => incident.AddNote(command.Header, command.Body.Text));
    }

    private static async Task<Results<Ok<IncidentView>, ProblemHttpResult>> ReviseAsync(
        string id, Command<RevisionBody> command, IGrainFactory grains)
    {
        var body = command.Body;
        var location = body.Location?.ToLocation();
        if (location is { Ok: false })
            return location.Refusal!.ToProblem();
        var revision = new IncidentRevision(body.TypeCode, body.Priority, location?.Value, body.Description);
        return await On(id, grains, incident => incident.Revise(command.Header, revision));
    }

    private static Task<Results<Ok<IncidentView>, ProblemHttpResult>> CloseAsync(
        string id, Command<CloseBody> command, IGrainFactory grains) =>
        On(id, grains, incident => incident.Close(command.Header, command.Body.Disposition, command.Body.Remark, command.Body.CallBackDue));

    private static Task<Results<Ok<IncidentView>, ProblemHttpResult>> ReopenAsync(
        string id, Command<ReopenBody> command, IGrainFactory grains) =>
        On(id, grains, incident => incident.Reopen(command.Header, command.Body.Reason));

    private static Task<Results<Ok<T>, ProblemHttpResult>> On<T>(
        string id, IGrainFactory grains, Func<IIncidentGrain, Task<Outcome<T>>> act) where T : class => IncidentCalls.On(id, grains, act);

    private static Task<Results<Ok<IncidentView>, ProblemHttpResult>> Masking(
        CurrentUser caller, string id, IGrainFactory grains, Func<IIncidentGrain, Task<Outcome<IncidentView>>> act) =>
        On(id, grains, async incident =>
        {
            var outcome = await act(incident);
            return caller.IsCentre || outcome.Value is null ? outcome : IncidentEndpoints.Masked(outcome.Value);
        });
}

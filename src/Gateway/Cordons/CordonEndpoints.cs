using Dispatch.Domain;
using Dispatch.Gateway.Accounts;
using Dispatch.Gateway.Idempotency;
using Dispatch.Gateway.Incidents;
using Dispatch.Gateway.Problems;
using Dispatch.Grains.Cordons;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Dispatch.Gateway.Cordons;

/// <summary>The cordon of an incident. A dispatcher may plan and report; the commander orders, shrinks and ends it.</summary>
internal static class CordonEndpoints
{
    private const double LongestDelaySeconds = 3_600;

    public static void MapCordons(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/incidents/{id}/cordon").WithTags("cordons");
        group.MapGet("", GetAsync).RequireAuthorization(Policies.CentreReads);
        group.MapPost("/proposals", ProposeAsync).RequireAuthorization(Policies.Centre);
        group.MapPost("/activate", ActivateAsync).RequireAuthorization(Policies.Commander);
        group.MapPost("/release", ReleaseAsync).RequireAuthorization(Policies.Centre);
        group.MapPost("/sightings", SightedAsync).RequireAuthorization(Policies.Centre);
        group.MapPost("/blocked", BlockedAsync).RequireAuthorization(Policies.Centre);
        group.MapDelete("/blocked/{number:int}", ClearedAsync).RequireAuthorization(Policies.Centre);
        group.MapPost("/posts/{node:int}", PostAsync).RequireAuthorization(Policies.Centre);
        group.MapPost("/shrink", ShrinkAsync).RequireAuthorization(Policies.Commander);
        group.MapPost("/stand-down", StandDownAsync).RequireAuthorization(Policies.Commander);
    }

    private static async Task<Results<Ok<CordonView>, ProblemHttpResult>> GetAsync(string id, IGrainFactory grains) =>
        IncidentId.TryParse(id) is null ? IncidentEndpoints.Unknown(id).ToProblem()
        : await grains.GetGrain<ICordonGrain>(id).Get() is { } view ? TypedResults.Ok(view)
        : new Refusal("no-cordon", $"No cordon was planned for incident {id}.", RefusalKind.NotFound).ToProblem();

    private static async Task<Results<Ok<CordonView>, ProblemHttpResult>> ProposeAsync(
        string id, Command<CordonBody> command, IGrainFactory grains)
    {
        var request = command.Body.ToRequest(command.Header.At);
        return request.Value is { } asked
            ? await On(id, grains, cordon => cordon.Propose(command.Header, asked)) : request.Refusal!.ToProblem();
    }

    private static Task<Results<Ok<CordonView>, ProblemHttpResult>> ActivateAsync(
        string id, Command<ActivateBody> command, IGrainFactory grains) =>
        On(id, grains, cordon => cordon.Activate(command.Header, command.Body.Proposal));

    private static Task<Results<Ok<CordonView>, ProblemHttpResult>> ReleaseAsync(string id, Command<NoBody> command, IGrainFactory grains) =>
        On(id, grains, cordon => cordon.Release(command.Header));

    private static async Task<Results<Ok<CordonView>, ProblemHttpResult>> SightedAsync(
        string id, Command<SightingsBody> command, IGrainFactory grains)
    {
        var sightings = SightingsBody.Read(command.Body.Sightings, command.Header.At);
        return sightings.Value is { } list
            ? await On(id, grains, cordon => cordon.Sighted(command.Header, list.Sightings)) : sightings.Refusal!.ToProblem();
    }

    private static async Task<Results<Ok<CordonView>, ProblemHttpResult>> BlockedAsync(
        string id, Command<BlockedBody> command, IGrainFactory grains)
    {
        var report = command.Body.ToReport();
        return report.Value is { } road ? await On(id, grains, cordon => cordon.Blocked(command.Header, road)) : report.Refusal!.ToProblem();
    }

    private static Task<Results<Ok<CordonView>, ProblemHttpResult>> ClearedAsync(
        string id, int number, Command<NoBody> command, IGrainFactory grains) =>
        On(id, grains, cordon => cordon.Cleared(command.Header, number));

    private static async Task<Results<Ok<CordonView>, ProblemHttpResult>> PostAsync(
        string id, int node, Command<PostBody> command, IGrainFactory grains) =>
        command.Body.Seconds is not (>= 0 and <= LongestDelaySeconds)
            ? new Refusal("invalid-field", $"seconds is 0–{LongestDelaySeconds}.", Field: "seconds").ToProblem()
            : await On(id, grains, cordon =>
                cordon.Post(command.Header, node, command.Body.News, TimeSpan.FromSeconds(command.Body.Seconds)));

    private static Task<Results<Ok<CordonView>, ProblemHttpResult>> ShrinkAsync(string id, Command<NoBody> command, IGrainFactory grains) =>
        On(id, grains, cordon => cordon.Shrink(command.Header));

    private static Task<Results<Ok<CordonView>, ProblemHttpResult>> StandDownAsync(
        string id, Command<StandDownBody> command, IGrainFactory grains) =>
        On(id, grains, cordon => cordon.StandDown(command.Header, command.Body.Reason));

    private static async Task<Results<Ok<CordonView>, ProblemHttpResult>> On(
        string id, IGrainFactory grains, Func<ICordonGrain, Task<Outcome<CordonView>>> act) =>
        IncidentId.TryParse(id) is null ? IncidentEndpoints.Unknown(id).ToProblem() : (await act(grains.GetGrain<ICordonGrain>(id))).ToResult();
}

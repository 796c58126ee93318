using Dispatch.Domain;
using Dispatch.Domain.Cordons.City;
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

    private static Task<Results<Ok<CordonView>, ProblemHttpResult>> ProposeAsync(
        string id, Command<CordonBody> command, IGrainFactory grains, RegisteredGates gates) =>
        On(id, grains, cordon => command.Body.ToRequest(command.Header.At).Then(async asked =>
            await cordon.Propose(command.Header, asked.CloseGates ? await WithRegisteredAsync(asked, gates) : asked)));

    private static Task<Results<Ok<CordonView>, ProblemHttpResult>> ActivateAsync(
        string id, Command<ActivateBody> command, IGrainFactory grains) =>
        On(id, grains, cordon => cordon.Activate(command.Header, command.Body.Proposal));

    private static Task<Results<Ok<CordonView>, ProblemHttpResult>> ReleaseAsync(string id, Command<NoBody> command, IGrainFactory grains) =>
        On(id, grains, cordon => cordon.Release(command.Header));

    private static Task<Results<Ok<CordonView>, ProblemHttpResult>> SightedAsync(
        string id, Command<SightingsBody> command, IGrainFactory grains) =>
        On(id, grains, cordon => SightingsBody.Read(command.Body.Sightings, command.Header.At)
            .Then(list => cordon.Sighted(command.Header, list.Sightings)));

    private static Task<Results<Ok<CordonView>, ProblemHttpResult>> BlockedAsync(
        string id, Command<BlockedBody> command, IGrainFactory grains) =>
        On(id, grains, cordon => command.Body.ToReport().Then(report => cordon.Blocked(command.Header, report)));

    private static Task<Results<Ok<CordonView>, ProblemHttpResult>> ClearedAsync(
        string id, int number, Command<NoBody> command, IGrainFactory grains) =>
        On(id, grains, cordon => cordon.Cleared(command.Header, number));

    private static Task<Results<Ok<CordonView>, ProblemHttpResult>> PostAsync(
        string id, int node, Command<PostBody> command, IGrainFactory grains) =>
        On(id, grains, cordon => command.Body.Check().Then(body =>
            cordon.Post(command.Header, node, body.News, TimeSpan.FromSeconds(body.Seconds))));

    private static Task<Results<Ok<CordonView>, ProblemHttpResult>> ShrinkAsync(string id, Command<NoBody> command, IGrainFactory grains) =>
        On(id, grains, cordon => cordon.Shrink(command.Header));

    private static Task<Results<Ok<CordonView>, ProblemHttpResult>> StandDownAsync(
        string id, Command<StandDownBody> command, IGrainFactory grains) =>
        On(id, grains, cordon => cordon.StandDown(command.Header, command.Body.Reason));

    private static async Task<CordonRequest> WithRegisteredAsync(CordonRequest asked, RegisteredGates gates)
    {
        var room = Math.Max(0, CordonRequestRules.MostExits - asked.Exits.Length);
        return asked with { Exits = asked.Exits.AddRange(await gates.NearAsync(asked.Sightings[0].At, room)) };
    }

    private static Task<Results<Ok<CordonView>, ProblemHttpResult>> On(
        string id, IGrainFactory grains, Func<ICordonGrain, Task<Outcome<CordonView>>> act) => IncidentCalls.On(id, grains, act);
}

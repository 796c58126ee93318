using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Gateway.Accounts;
using Dispatch.Gateway.Idempotency;
using Dispatch.Gateway.Incidents;
using Dispatch.Gateway.Problems;
using Dispatch.Grains.Alerts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Dispatch.Gateway.Alerts;

/// <summary>What units saw, for the centre: looked at and graded.</summary>
internal static class SightingEndpoints
{
    public static void MapSightings(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/incidents/{id}/sightings").WithTags("alerts");
        group.MapGet("", ListAsync).RequireAuthorization(Policies.CentreReads);
        group.MapPost("/{sighting}/grade", GradeAsync).RequireAuthorization(Policies.Centre);
        group.MapGet("/{sighting}/photo", PhotoAsync).RequireAuthorization(Policies.CentreReads);
    }

    private static async Task<Results<Ok<ImmutableArray<SightingView>>, ProblemHttpResult>> ListAsync(string id, IGrainFactory grains) =>
        IncidentId.TryParse(id) is null ? IncidentEndpoints.Unknown(id).ToProblem()
            : TypedResults.Ok(await grains.GetGrain<ISightingsGrain>(id).Sightings());

    private static async Task<Results<Ok<SightingView>, ProblemHttpResult>> GradeAsync(
        string id, string sighting, Command<GradeBody> command, IGrainFactory grains) =>
        IncidentId.TryParse(id) is null ? IncidentEndpoints.Unknown(id).ToProblem()
        : SightingId.TryParse(sighting) is not { } named ? Unknown(sighting).ToProblem()
        : (await grains.GetGrain<ISightingsGrain>(id).Grade(command.Header, named, command.Body.Grade, command.Body.Note)).ToResult();

    /// <summary>Sent as what its first bytes said, for looking at and not for running.</summary>
    private static async Task<IResult> PhotoAsync(string id, string sighting, HttpContext http, IGrainFactory grains)
    {
        if (IncidentId.TryParse(id) is null || SightingId.TryParse(sighting) is not { } named
            || await grains.GetGrain<ISightingsGrain>(id).Photo(named) is not { } photo)
            return Unknown(sighting).ToProblem();
        http.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.Bytes(photo.Bytes.AsMemory(), photo.MediaType);
    }

    private static Refusal Unknown(string sighting) =>
        new("unknown-sighting", $"There is no sighting {sighting}, or no photo of it.", RefusalKind.NotFound);
}

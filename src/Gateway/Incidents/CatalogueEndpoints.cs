using Dispatch.Domain.Incidents;
using Dispatch.Domain.Units;
using Dispatch.Gateway.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Dispatch.Gateway.Incidents;

/// <summary>The lists that forms are made of.</summary>
internal static class CatalogueEndpoints
{
    public static void MapCatalogues(this RouteGroupBuilder api)
    {
        // Every role fills in or reads forms, and nothing in these lists is secret.
        var group = api.MapGroup("").WithTags("catalogue").RequireAuthorization(Policies.SignedIn);
        group.MapGet("/incident-types", () => TypedResults.Ok(IncidentTypes.All.Select(Type)));
        group.MapGet("/agencies", () => TypedResults.Ok(Agencies.All));
        group.MapGet("/review-items", () => TypedResults.Ok(ReviewItems.All));
        group.MapGet("/dispositions", () => TypedResults.Ok(Dispositions.All.Select(Disposition)));
    }

    private static IncidentTypeView Type(IncidentType type) =>
        new(type.Code, type.Zh, type.En, type.Pinyin, type.Family, type.DefaultPriority, [.. type.Kinds]);

    private static DispositionView Disposition(Disposition disposition) => new(disposition.Code, disposition.Zh, disposition.En);
}

internal sealed record IncidentTypeView(
    string Code, string Zh, string En, string Pinyin, IncidentFamily Family, Priority Priority, IReadOnlyList<UnitKind> Kinds);

internal sealed record DispositionView(string Code, string Zh, string En);

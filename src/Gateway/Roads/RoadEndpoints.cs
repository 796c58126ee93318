using System.Globalization;
using Dispatch.Domain;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Roads.Isochrones;
using Dispatch.Domain.Roads.Paths;
using Dispatch.Domain.Units;
using Dispatch.Gateway.Accounts;
using Dispatch.Gateway.Json;
using Dispatch.Gateway.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Dispatch.Gateway.Roads;

/// <summary>The map: what it is, places on it, how far one gets, and its tiles.</summary>
internal static class RoadEndpoints
{
    private const int DefaultPlaces = 10;
    private const int MaxPlaces = 50;
    private const int MaxText = 200;
    private const int MaxIsochrones = 6;
    private const double MaxMinutes = 60;
    private const int MaxClosed = 500;

    public static void MapRoads(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").WithTags("roads").RequireAuthorization(Policies.SignedIn);
        api.MapGet("/roads", (CityRoads roads, IOptions<GatewayOptions> options) =>
            TypedResults.Ok(RoadsAnswer.Of(roads.Map, MapBackdrop.Of(options.Value))));
        api.MapGet("/roads/exits", Exits);
        api.MapGet("/places", Places);
        api.MapGet("/places/near", Near);
        api.MapGet("/isochrones", Around);
        routes.MapGet("/tiles/roads/{z:int}/{x:int}/{y:int}.pbf", TileResult.Of).RequireAuthorization(Policies.SignedIn).ExcludeFromDescription();
    }

    private static Results<Ok<IReadOnlyList<RoadExit>>, ProblemHttpResult> Exits(CityRoads roads) =>
        roads.Map is { } map ? TypedResults.Ok(RoadExit.Of(map)) : CityRoads.None.ToProblem();

    private static Results<Ok<IReadOnlyList<Place>>, ProblemHttpResult> Places(CityRoads roads, string? q, int? limit)
    {
        if (string.IsNullOrWhiteSpace(q) || q.Length > MaxText)
            return new Refusal("invalid-field", $"q is 1–{MaxText} characters: a road, two roads with '/', or latitude and longitude.", Field: "q").ToProblem();
        if (limit is < 1 or > MaxPlaces)
            return new Refusal("invalid-limit", $"limit is 1–{MaxPlaces}.", Field: "limit").ToProblem();
        return roads.Map is { } map
            ? TypedResults.Ok(PlaceSearch.Find(map, q, limit ?? DefaultPlaces)) : CityRoads.None.ToProblem();
    }

    private static Results<Ok<NearPlace>, ProblemHttpResult> Near(CityRoads roads, double? lat, double? lon)
    {
        if (Point(lat, lon) is not { } at)
            return NoPoint.ToProblem();
        if (roads.Map is not { } map)
            return CityRoads.None.ToProblem();
        return PlaceSearch.NearestTo(map, at) is { } near ? TypedResults.Ok(near) : FarFromRoads.ToProblem();
    }

    private static Results<Ok<FeatureCollection>, ProblemHttpResult> Around(
        CityRoads roads, double? lat, double? lon, string? minutes, string? kind, double? speedFactor, string? closed)
    {
        if (Point(lat, lon) is not { } at)
            return NoPoint.ToProblem();
        if (Minutes(minutes ?? "1,3,5") is not { } spans)
            return new Refusal("invalid-field", $"minutes is up to {MaxIsochrones} numbers above 0 and at most {MaxMinutes}, with commas.", Field: "minutes").ToProblem();
        if (!QueryEnum.TryRead<UnitKind>(kind, "kind", out var unit, out var refusal))
            return refusal.ToProblem();
        if (unit is UnitKind.Officer or UnitKind.Volunteer)
            return new Refusal("invalid-field", "The map holds roads for vehicles; nothing is known of ways on foot.", Field: "kind").ToProblem();
        if (speedFactor is not (null or (>= 0.2 and <= 5)))
            return new Refusal("invalid-field", "speedFactor is 0.2–5; 1 is free flow.", Field: "speedFactor").ToProblem();
        if (Crossings(closed ?? "") is not { } barred)
            return new Refusal("invalid-field", $"closed is up to {MaxClosed} numbers of crossings, with commas.", Field: "closed").ToProblem();
        if (roads.Map is not { } map)
            return CityRoads.None.ToProblem();
        if (map.Snap(at, null, RoadEtas.FarthestFromRoad) is not { } snap)
            return FarFromRoads.ToProblem();
        var speed = TravelSpeed.Unit((int)((speedFactor ?? 1) * 1000));
        return TypedResults.Ok(FeatureCollection.Of(spans.Select(span => Isochrones.Around(map, snap.NearestNode, span, speed, barred))));
    }

    private static readonly Refusal NoPoint = new("invalid-field", "lat and lon are WGS-84 degrees.", Field: "lat");

    private static readonly Refusal FarFromRoads = new(
        "far-from-roads", $"No road of the map is within {RoadEtas.FarthestFromRoad} of this place.", RefusalKind.NotFound);

    private static GeoPoint? Point(double? latitude, double? longitude) =>
        latitude is { } lat && longitude is { } lon ? GeoPoint.TryCreate(lat, lon) : null;

    private static HashSet<int>? Crossings(string text)
    {
        var parts = text.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var nodes = new HashSet<int>();
        foreach (var part in parts)
            if (int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var node))
                nodes.Add(node);
        return nodes.Count == parts.Length && nodes.Count <= MaxClosed ? nodes : null;
    }

    private static TimeSpan[]? Minutes(string text)
    {
        var parts = text.Split(',');
        var spans = new List<TimeSpan>();
        foreach (var part in parts)
            if (double.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value is > 0 and <= MaxMinutes)
                spans.Add(TimeSpan.FromMinutes(value));
        return spans.Count == parts.Length && spans.Count <= MaxIsochrones ? [.. spans.Order()] : null;
    }
}

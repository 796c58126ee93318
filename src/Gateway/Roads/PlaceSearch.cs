using System.Globalization;
using System.Text.RegularExpressions;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Paths;

namespace Dispatch.Gateway.Roads;

/// <summary>Places by name or by coordinates, and names by place.</summary>
internal static partial class PlaceSearch
{
    /// <summary>Best first; a text of two numbers is a place in degrees, latitude first.</summary>
    public static IReadOnlyList<Place> Find(RoadMap map, string text, int limit)
    {
        if (Coordinate(text) is { } at)
            return [new Place(NearestTo(map, at)?.Title ?? at.ToString(), PlaceKind.Coordinate, at, NearestTo(map, at)?.Node)];
        return
        [
            .. map.Search(text, limit).Select(hit =>
                new Place(hit.Title, hit.IsCrossing ? PlaceKind.Crossing : PlaceKind.Road, hit.Location, hit.Node)),
        ];
    }

    /// <summary>Null when no road is within <see cref="RoadEtas.FarthestFromRoad"/>.</summary>
    public static NearPlace? NearestTo(RoadMap map, GeoPoint at) => map.Snap(at, null, RoadEtas.FarthestFromRoad) is { } snap
        ? new NearPlace(map.CrossingName(snap.NearestNode), map.NameOf(snap.Arc)?.Display, snap.Place, snap.Distance, snap.NearestNode)
        : null;

    private static GeoPoint? Coordinate(string text)
    {
        var match = TwoNumbers().Match(text);
        return match.Success
            ? GeoPoint.TryCreate(Number(match.Groups["lat"].ValueSpan), Number(match.Groups["lon"].ValueSpan)) : null;
    }

    private static double Number(ReadOnlySpan<char> digits) => double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A\s*(?<lat>-?\d{1,2}(\.\d{1,12})?)\s*[,; ]\s*(?<lon>-?\d{1,3}(\.\d{1,12})?)\s*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex TwoNumbers();
}

using System.Text.Json;
using Dispatch.Domain.Roads;

namespace Dispatch.Gateway.Roads;

/// <summary>What of the roads is drawn at a zoom: important ones from far away, all of them in a street's neighbourhood.</summary>
internal static class RoadDetail
{
    /// <summary>Names are not readable on smaller maps.</summary>
    public const int NamesFrom = 11;

    private static readonly Dictionary<RoadClass, string> Names =
        Enum.GetValues<RoadClass>().ToDictionary(one => one, one => JsonNamingPolicy.CamelCase.ConvertName(one.ToString()));

    public static bool IsDrawn(RoadClass road, int zoom) => zoom >= road switch
    {
        RoadClass.Motorway => 4,
        RoadClass.Trunk => 6,
        RoadClass.Primary => 8,
        RoadClass.Secondary => 9,
        RoadClass.Tertiary => 10,
        RoadClass.Unclassified or RoadClass.Residential => 12,
        _ => 13,
    };

    public static string NameOf(RoadClass road) => Names[road];
}

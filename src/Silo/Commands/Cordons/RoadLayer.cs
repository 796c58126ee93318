using System.Globalization;
using System.Text;

namespace Dispatch.Silo.Commands.Cordons;

/// <summary>The roads: grey where he cannot be, else in the colour of the minute from which he may be there.</summary>
internal static class RoadLayer
{
    private static readonly string[] s_major = ["motorway", "trunk", "primary", "secondary"];

    public static void Draw(SvgCanvas svg, PictureScene scene, DrawingFrame frame)
    {
        var paths = new SortedDictionary<int, (string Style, StringBuilder Path)>();
        var roads = scene.Instance.Roads;
        for (var v = 0; v < roads.Graph.NodeCount; v++)
            for (var arc = roads.Graph.FirstArc[v]; arc < roads.Graph.FirstArc[v + 1]; arc++)
            {
                var head = roads.Graph.Head[arc];
                if (!frame.Shows(v) && !frame.Shows(head))
                    continue;
                var (layer, style) = Style(scene, v, roads.ArcClass[arc]);
                if (!paths.TryGetValue(layer, out var path))
                    paths[layer] = path = (style, new StringBuilder());
                path.Path.Append(CultureInfo.InvariantCulture, $"M{frame.X(v):0.#} {frame.Y(v):0.#}L{frame.X(head):0.#} {frame.Y(head):0.#}");
            }
        foreach (var (style, path) in paths.Values)
            svg.Line($"""<path {style} fill="none" stroke-linecap="round" d="{path}"/>""");
    }

    /// <summary>Layers from the bottom up: roads he cannot reach, then the latest minute, the earliest on top; of one minute the greater roads last.</summary>
    private static (int Layer, string Style) Style(PictureScene scene, int from, string roadClass)
    {
        var major = s_major.Any(name => roadClass.StartsWith(name, StringComparison.Ordinal));
        if (!scene.Inside[from])
            return major ? (1, Stroke(PictureColours.MajorRoad, 2)) : (0, Stroke(PictureColours.MinorRoad, 1));
        var band = scene.BandOf(from);
        return (2 * (PictureScene.Bands - band) + (major ? 1 : 0), Stroke(PictureColours.Reach[band], major ? 2.8 : 1.7));
    }

    private static string Stroke(string colour, double width) => FormattableString.Invariant($"stroke=\"{colour}\" stroke-width=\"{width}\"");
}

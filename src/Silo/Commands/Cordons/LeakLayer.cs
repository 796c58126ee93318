using System.Globalization;
using System.Text;

namespace Dispatch.Silo.Commands.Cordons;

/// <summary>The sampled routes that pass no post, and where each of them gets out.</summary>
internal static class LeakLayer
{
    public static void Draw(SvgCanvas svg, PictureScene scene, DrawingFrame frame)
    {
        if (scene.Interception is not { } instead)
            return;
        var path = new StringBuilder();
        // Routes share most of their way; a stretch drawn a hundred times makes the file large and no clearer.
        foreach (var (from, to) in instead.LeakRoutes
            .SelectMany(route => route.Stops.Zip(route.Stops.Skip(1), (a, b) => (a.Node, b.Node))).Distinct())
            path.Append(CultureInfo.InvariantCulture, $"M{frame.X(from):0.#} {frame.Y(from):0.#}L{frame.X(to):0.#} {frame.Y(to):0.#}");
        if (path.Length > 0)
        {
            svg.Line($"""<path stroke="#ffffff" stroke-width="5.5" stroke-linecap="round" fill="none" d="{path}"/>""");
            svg.Line($"""<path class="leak-route" stroke="{PictureColours.Leak}" stroke-width="2.6" stroke-dasharray="6 3" fill="none" d="{path}"/>""");
        }
        foreach (var end in instead.LeakRoutes.GroupBy(route => route.Stops[^1].Node))
            svg.Line($"""<g class="leak"><title>{end.Count()} of the sampled routes get out here</title><circle cx="{frame.X(end.Key):0.#}" cy="{frame.Y(end.Key):0.#}" r="9" fill="#ffffff" fill-opacity="0.7" stroke="{PictureColours.Leak}" stroke-width="3"/></g>""");
    }
}

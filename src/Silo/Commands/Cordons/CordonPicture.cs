using Dispatch.Domain.Cordons;

namespace Dispatch.Silo.Commands.Cordons;

/// <summary>Draws a cordon as SVG, layer by layer: roads and his reach, leaks, units, exits, posts, starts; the legend beside it.</summary>
internal static class CordonPicture
{
    private const double Width = 1100;
    private const double Legend = 250;
    private const double Margin = 34;
    private const double Height = 880;

    /// <param name="interception">What is done instead; null when the plan is closed.</param>
    public static string Draw(CordonInstance instance, CordonPlan plan, Interception? interception = null)
    {
        var scene = PictureScene.Of(instance, plan, interception);
        var (width, height) = (Width - Legend - 2 * Margin, Height - 2 * Margin);
        var frame = DrawingFrame.Around(instance.Roads, scene.Interesting(), width, height);
        var svg = new SvgCanvas();
        svg.Line($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width:0} {Height:0}" font-family="Segoe UI, Helvetica, Arial, sans-serif">""");
        svg.Line($"""<rect width="{Width:0}" height="{Height:0}" fill="#fbfaf7"/>""");
        svg.Line($"""<clipPath id="map"><rect x="{Margin:0}" y="{Margin:0}" width="{width:0}" height="{height:0}" rx="8"/></clipPath>""");
        svg.Line($"""<g clip-path="url(#map)"><rect x="{Margin:0}" y="{Margin:0}" width="{width:0}" height="{height:0}" fill="#ffffff"/>""");
        // Where nothing is closed his reach is nearly everything; pale, it leaves the leaks to be seen.
        svg.Group("roads", () => RoadLayer.Draw(svg, scene, frame), interception is null ? 1 : 0.4);
        svg.Group("leaks", () => LeakLayer.Draw(svg, scene, frame));
        var posts = new PostLayer(svg, scene, frame);
        svg.Group("units", posts.DrawUnits);
        svg.Group("exits", posts.DrawExits);
        svg.Group("posts", posts.DrawPosts);
        svg.Group("starts", posts.DrawStarts);
        svg.Line($"""</g><rect x="{Margin:0}" y="{Margin:0}" width="{width:0}" height="{height:0}" rx="8" fill="none" stroke="#c9c4b8"/>""");
        svg.Group("legend", () => PictureKey.Draw(new PictureLegend(svg, Width - Legend - 4, Margin + 18), scene));
        svg.Line($"</svg>");
        return svg.ToString();
    }
}

namespace Dispatch.Silo.Commands.Cordons;

/// <summary>Who stands where: posts with their numbers, units and where they come from, exits, and where he was seen.</summary>
internal sealed class PostLayer(SvgCanvas svg, PictureScene scene, DrawingFrame frame)
{
    public void DrawUnits()
    {
        var units = scene.Instance.Problem.Units;
        var used = scene.Posts.SelectMany(p => p.Units).Select(u => u.Unit).ToHashSet();
        foreach (var free in Enumerable.Range(0, units.Length).Where(unit => !used.Contains(unit)).Select(unit => units[unit].Node).Where(frame.Shows))
            svg.Line($"""<circle cx="{frame.X(free):0.#}" cy="{frame.Y(free):0.#}" r="2.6" fill="#8aa0bd" opacity="0.75"/>""");
        foreach (var post in scene.Posts)
            foreach (var unit in post.Units)
            {
                var at = units[unit.Unit].Node;
                svg.Line($"""<path d="M{frame.X(at):0.#} {frame.Y(at):0.#}L{frame.X(post.Node):0.#} {frame.Y(post.Node):0.#}" stroke="{PictureColours.Of(post)}" stroke-width="1.3" stroke-dasharray="5 4" opacity="0.8"/>""");
                svg.Line($"""<circle cx="{frame.X(at):0.#}" cy="{frame.Y(at):0.#}" r="4.5" fill="#ffffff" stroke="{PictureColours.Of(post)}" stroke-width="2"/>""");
            }
    }

    public void DrawExits()
    {
        foreach (var exit in scene.Instance.Problem.Exits.Where(e => frame.Shows(e.Node)))
            svg.Line($"""<path d="M{frame.X(exit.Node) - 4:0.#} {frame.Y(exit.Node) - 4:0.#}h8v8h-8z" fill="#ffffff" stroke="#555555" stroke-width="1.2"/>""");
    }

    public void DrawPosts()
    {
        foreach (var (i, post) in scene.Posts.Index())
            svg.Line($"""<g><title>Post {i + 1}: crossing {post.Node}, held {PictureScene.Clock(post.ReadyMs)}, suspect not before {PictureScene.Clock(post.DeadlineMs)}</title><circle cx="{frame.X(post.Node):0.#}" cy="{frame.Y(post.Node):0.#}" r="10.5" fill="{PictureColours.Of(post)}" stroke="#ffffff" stroke-width="2.2"/><text x="{frame.X(post.Node):0.#}" y="{frame.Y(post.Node) + 3.8:0.#}" font-size="10.5" font-weight="600" fill="#ffffff" text-anchor="middle">{i + 1}</text></g>""");
    }

    public void DrawStarts()
    {
        foreach (var start in scene.Instance.Problem.Starts)
            svg.Line($"""<path d="M{frame.X(start.Node):0.#} {frame.Y(start.Node) - 9:0.#}l8 15h-16z" fill="#111111" stroke="#ffffff" stroke-width="1.8"/>""");
    }
}

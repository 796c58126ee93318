using System.Globalization;
using System.Text;
using Dispatch.Domain.Cordons;
using Dispatch.Domain.Roads;

namespace Dispatch.Silo.Commands.Cordons;

/// <summary>Draws a cordon as SVG: roads, how far the suspect can be after each minute, posts, units, rings, a legend.</summary>
internal sealed class CordonPicture
{
    private const double Width = 1100;
    private const double Legend = 250;
    private const double Margin = 34;
    private const double Height = 880;
    private static readonly string[] s_reach = ["#7f0000", "#b71c1c", "#e04a2f", "#f08a4b", "#f6bd7e"];
    private static readonly string[] s_ring = ["#0b3d91", "#00796b", "#6a1b9a", "#5d4037"];

    private readonly CordonInstance _instance;
    private readonly CordonPlan _plan;
    private readonly int[] _arrival;
    private readonly bool[] _inside;
    private readonly int _step;
    private readonly DrawingFrame _frame;
    private readonly StringBuilder _svg = new();

    private CordonPicture(CordonInstance instance, CordonPlan plan)
    {
        (_instance, _plan) = (instance, plan);
        _inside = SuspectIsochrones.Inside(instance.Problem, plan);
        _arrival = SuspectIsochrones.EarliestArrivals(instance.Problem);
        var last = plan.Posts.IsEmpty
            ? instance.Problem.Exits.Select(e => _arrival[e.Node]).Where(t => t < int.MaxValue).DefaultIfEmpty(60_000).Max()
            : plan.Posts.Max(p => p.DeadlineMs);
        _step = Math.Max(60_000, (last / s_reach.Length + 59_999) / 60_000 * 60_000);
        _frame = DrawingFrame.Around(instance.Roads, Interesting(), Width - Legend - 2 * Margin, Height - 2 * Margin);
    }

    public static string Draw(CordonInstance instance, CordonPlan plan) => new CordonPicture(instance, plan).Draw();

    private string Draw()
    {
        Line($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width:0} {Height:0}" font-family="Segoe UI, Helvetica, Arial, sans-serif">""");
        Line($"""<rect width="{Width:0}" height="{Height:0}" fill="#fbfaf7"/>""");
        Line($"""<clipPath id="map"><rect x="{Margin:0}" y="{Margin:0}" width="{Width - Legend - 2 * Margin:0}" height="{Height - 2 * Margin:0}" rx="8"/></clipPath>""");
        Line($"""<g clip-path="url(#map)"><rect x="{Margin:0}" y="{Margin:0}" width="{Width - Legend - 2 * Margin:0}" height="{Height - 2 * Margin:0}" fill="#ffffff"/>""");
        DrawRoads();
        DrawUnits();
        DrawExits();
        DrawPosts();
        DrawStarts();
        Line($"""</g><rect x="{Margin:0}" y="{Margin:0}" width="{Width - Legend - 2 * Margin:0}" height="{Height - 2 * Margin:0}" rx="8" fill="none" stroke="#c9c4b8"/>""");
        DrawLegend();
        Line($"</svg>");
        return _svg.ToString();
    }

    private IEnumerable<int> Interesting() => _plan.Posts.Select(p => p.Node)
        .Concat(_plan.Posts.SelectMany(p => p.Units).Select(u => _instance.Problem.Units[u.Unit].Node))
        .Concat(_instance.Problem.Starts.Select(s => s.Node))
        .Concat(_plan.Posts.IsEmpty ? [] : Enumerable.Range(0, _inside.Length).Where(v => _inside[v]))
        .Concat(_plan.Posts.IsEmpty ? _instance.Problem.Exits.Select(e => e.Node) : []);

    private void DrawRoads()
    {
        var paths = new Dictionary<string, StringBuilder>();
        var graph = _instance.Roads.Graph;
        for (var v = 0; v < graph.NodeCount; v++)
            for (var arc = graph.FirstArc[v]; arc < graph.FirstArc[v + 1]; arc++)
                if (_frame.Shows(v) || _frame.Shows(graph.Head[arc]))
                {
                    var style = Style(v, graph.Head[arc], _instance.Roads.ArcClass[arc]);
                    if (!paths.TryGetValue(style, out var path))
                        paths[style] = path = new StringBuilder();
                    path.Append(CultureInfo.InvariantCulture,
                        $"M{_frame.X(v):0.#} {_frame.Y(v):0.#}L{_frame.X(graph.Head[arc]):0.#} {_frame.Y(graph.Head[arc]):0.#}");
                }
        foreach (var (style, path) in paths.OrderBy(p => p.Key, StringComparer.Ordinal))
            Line($"""<path {style[2..]} fill="none" stroke-linecap="round" d="{path}"/>""");
    }

    /// <summary>The first two letters order the layers: roads he cannot reach lie below.</summary>
    private string Style(int from, int to, string roadClass)
    {
        var major = roadClass.StartsWith("motorway", StringComparison.Ordinal)
            || roadClass.StartsWith("trunk", StringComparison.Ordinal)
            || roadClass.StartsWith("primary", StringComparison.Ordinal)
            || roadClass.StartsWith("secondary", StringComparison.Ordinal);
        if (!_inside[from])
            return major ? "b:stroke=\"#cfcabd\" stroke-width=\"2\"" : "a:stroke=\"#e4e0d6\" stroke-width=\"1\"";
        var band = Math.Min(Math.Max(_arrival[from], 0) / _step, s_reach.Length - 1);
        return Invariant($"{(char)('z' - band)}:stroke=\"{s_reach[band]}\" stroke-width=\"{(major ? 2.8 : 1.7)}\"");
    }

    private void DrawUnits()
    {
        var used = _plan.Posts.SelectMany(p => p.Units).Select(u => u.Unit).ToHashSet();
        for (var unit = 0; unit < _instance.Problem.Units.Length; unit++)
            if (!used.Contains(unit) && _instance.Problem.Units[unit].Node is var node && _frame.Shows(node))
                Line($"""<circle cx="{_frame.X(node):0.#}" cy="{_frame.Y(node):0.#}" r="2.6" fill="#8aa0bd" opacity="0.75"/>""");
        foreach (var post in _plan.Posts)
            foreach (var unit in post.Units)
            {
                var at = _instance.Problem.Units[unit.Unit].Node;
                Line($"""<path d="M{_frame.X(at):0.#} {_frame.Y(at):0.#}L{_frame.X(post.Node):0.#} {_frame.Y(post.Node):0.#}" stroke="{Ring(post)}" stroke-width="1.3" stroke-dasharray="5 4" opacity="0.8"/>""");
                Line($"""<circle cx="{_frame.X(at):0.#}" cy="{_frame.Y(at):0.#}" r="4.5" fill="#ffffff" stroke="{Ring(post)}" stroke-width="2"/>""");
            }
    }

    private void DrawExits()
    {
        foreach (var exit in _instance.Problem.Exits.Where(e => _frame.Shows(e.Node)))
            Line($"""<path d="M{_frame.X(exit.Node) - 4:0.#} {_frame.Y(exit.Node) - 4:0.#}h8v8h-8z" fill="#ffffff" stroke="#555555" stroke-width="1.2"/>""");
    }

    private void DrawPosts()
    {
        for (var i = 0; i < _plan.Posts.Length; i++)
        {
            var post = _plan.Posts[i];
            Line($"""<g><title>Post {i + 1}: crossing {post.Node}, held {Clock(post.ReadyMs)}, suspect not before {Clock(post.DeadlineMs)}</title><circle cx="{_frame.X(post.Node):0.#}" cy="{_frame.Y(post.Node):0.#}" r="10.5" fill="{Ring(post)}" stroke="#ffffff" stroke-width="2.2"/><text x="{_frame.X(post.Node):0.#}" y="{_frame.Y(post.Node) + 3.8:0.#}" font-size="10.5" font-weight="600" fill="#ffffff" text-anchor="middle">{i + 1}</text></g>""");
        }
    }

    private void DrawStarts()
    {
        foreach (var start in _instance.Problem.Starts)
            Line($"""<path d="M{_frame.X(start.Node):0.#} {_frame.Y(start.Node) - 9:0.#}l8 15h-16z" fill="#111111" stroke="#ffffff" stroke-width="1.8"/>""");
    }

    private void DrawLegend()
    {
        var x = Width - Legend - 4;
        var legend = new PictureLegend(_svg, x, Margin + 18);
        legend.Title(_plan.Status == CordonStatus.Closed ? "Closed cordon" : "No closed cordon");
        legend.Text(Invariant($"{_instance.Name}"));
        if (_plan.Status == CordonStatus.Closed)
        {
            legend.Text(Invariant($"{_plan.Posts.Length} posts; fewer than {_plan.LowerBound} is impossible"));
            legend.Text(Invariant($"all held at {Clock(_plan.ClosureMs ?? 0)} on the clock"));
            legend.Text(Invariant($"least time to spare {Clock(_plan.LeastSlackMs ?? 0)}"));
        }
        legend.Gap();
        legend.Sign("<path d=\"M0 -9l8 15h-16z\" fill=\"#111111\"/>", "where the suspect may have been");
        for (var band = 0; band < s_reach.Length; band++)
            legend.Sign(Invariant($"<path d=\"M-10 0h20\" stroke=\"{s_reach[band]}\" stroke-width=\"4\" stroke-linecap=\"round\"/>"),
                band + 1 < s_reach.Length
                    ? Invariant($"he may be there from {Clock(band * _step)} on")
                    : Invariant($"from {Clock(band * _step)} on, inside the cordon"));
        legend.Sign("<path d=\"M-10 0h20\" stroke=\"#cfcabd\" stroke-width=\"3\"/>", "out of his reach");
        legend.Gap();
        for (var ring = 1; ring <= _instance.Problem.Rules.Rings && _plan.Posts.Length > 0; ring++)
            legend.Sign(Invariant($"<circle r=\"10\" fill=\"{s_ring[ring - 1]}\"/><text y=\"4\" font-size=\"10\" fill=\"#fff\" text-anchor=\"middle\">n</text>"),
                _instance.Problem.Rules.Rings == 1 ? "post" : Invariant($"post of ring {ring}{(ring == 1 ? " (inner)" : "")}"));
        legend.Sign("<circle r=\"4.5\" fill=\"#fff\" stroke=\"#0b3d91\" stroke-width=\"2\"/><path d=\"M5 0h10\" stroke=\"#0b3d91\" stroke-dasharray=\"4 3\"/>", "its unit, where it starts");
        legend.Sign("<circle r=\"2.8\" fill=\"#8aa0bd\"/>", "unit that is not needed");
        legend.Sign("<path d=\"M-4 -4h8v8h-8z\" fill=\"#fff\" stroke=\"#555\" stroke-width=\"1.2\"/>", "exit he must not pass");
        legend.Gap();
        foreach (var (post, i) in _plan.Posts.Select((p, i) => (p, i)).Take(22))
            legend.Small(Invariant($"{i + 1,2}  held {Clock(post.ReadyMs)}  he not before {Clock(post.DeadlineMs)}"));
        if (_plan.Posts.Length > 22)
            legend.Small(Invariant($"… and {_plan.Posts.Length - 22} more"));
    }

    private static string Ring(Post post) => s_ring[(post.Ring - 1) % s_ring.Length];

    private static string Clock(int ms) => Invariant($"{ms / 60_000}:{ms / 1000 % 60:00}");

    private void Line(FormattableString text) => _svg.AppendLine(Invariant(text));

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}

using System.Text;

namespace Dispatch.Bench.Cordons;

/// <summary>One city's figures in processor milliseconds.</summary>
internal sealed record GrowthPoint(int Nodes, int Units, double P50, double P99)
{
    public int Plans { get; init; }

    public int Closed { get; init; }

    /// <summary>Allocated in the course of one plan, most of it short-lived.</summary>
    public double PlanMegabytes { get; init; }

    /// <summary>The roads at the speeds of the suspect and of the units, kept for all plans.</summary>
    public double CityMegabytes { get; init; }
}

/// <summary>Two small log-log plots beside each other: time over nodes and time over units.</summary>
internal static class GrowthPlot
{
    private const double Side = 330;
    private static readonly int[] s_lines = [1, 10, 100, 1000];

    public static string Draw(List<GrowthPoint> byNodes, List<GrowthPoint> byUnits)
    {
        var svg = new StringBuilder();
        svg.Append("""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 860 440" font-family="Segoe UI, Helvetica, Arial, sans-serif" font-size="12"><rect width="860" height="440" fill="#fff"/>""");
        Plot(svg, 60, FormattableString.Invariant($"Crossings ({byNodes[0].Units:N0} units)"), byNodes.ConvertAll(p => ((double)p.Nodes, p.P50, p.P99)));
        Plot(svg, 480, FormattableString.Invariant($"Units ({byUnits[0].Nodes:N0} crossings)"), byUnits.ConvertAll(p => ((double)p.Units, p.P50, p.P99)));
        svg.Append("""<text x="60" y="26" font-size="15" font-weight="600">Cordon: plan and check, synthetic city, processor ms (log-log)</text></svg>""");
        return svg.ToString();
    }

    private static void Plot(StringBuilder svg, double left, string title, List<(double X, double P50, double P99)> points)
    {
        var (low, high) = (Math.Log10(points.Min(p => p.X)), Math.Log10(points.Max(p => p.X)));
        double X(double x) => left + Side * (Math.Log10(x) - low) / (high - low);
        double Y(double ms) => 390 - Side * Math.Clamp(Math.Log10(Math.Max(ms, 1)) / 3, 0, 1);
        foreach (var ms in s_lines)
            svg.Append(Invariant($"""<path d="M{left} {Y(ms):0.#}h{Side}" stroke="#ddd"/><text x="{left - 8}" y="{Y(ms) + 4:0.#}" text-anchor="end" fill="#555">{ms}</text>"""));
        foreach (var (x, _, _) in points)
            svg.Append(Invariant($"""<text x="{X(x):0.#}" y="408" text-anchor="middle" fill="#555">{x:N0}</text>"""));
        svg.Append(Invariant($"""<text x="{left + Side / 2}" y="430" text-anchor="middle" fill="#333">{title}</text>"""));
        Curve(svg, "#0b3d91", "p50", points.ConvertAll(p => (X(p.X), Y(p.P50))));
        Curve(svg, "#b71c1c", "p99", points.ConvertAll(p => (X(p.X), Y(p.P99))));
    }

    private static void Curve(StringBuilder svg, string colour, string name, List<(double X, double Y)> points)
    {
        svg.Append(Invariant($"""<polyline fill="none" stroke="{colour}" stroke-width="2" points="{string.Join(' ', points.Select(p => Invariant($"{p.X:0.#},{p.Y:0.#}")))}"/>"""));
        foreach (var (x, y) in points)
            svg.Append(Invariant($"""<circle cx="{x:0.#}" cy="{y:0.#}" r="3.5" fill="{colour}"/>"""));
        svg.Append(Invariant($"""<text x="{points[^1].X - 4:0.#}" y="{points[^1].Y - 9:0.#}" text-anchor="end" fill="{colour}">{name}</text>"""));
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}

using System.Globalization;
using System.Net;
using System.Text;

namespace Dispatch.Load.Reports;

/// <param name="Points">Seconds and value; a gap stays a gap.</param>
/// <param name="Dashed">For the earlier run.</param>
internal sealed record Series(string Name, IReadOnlyList<(double X, double Y)> Points, bool Dashed = false);

/// <summary>A line plot as inline SVG: axes, at most eight series, a legend.</summary>
internal static class Plot
{
    private const double Width = 520;
    private const double Height = 316;
    private const int LegendColumns = 3;
    private const double Left = 56;
    private const double Right = 12;
    private const double Top = 44;
    private const double Bottom = 72;
    private static readonly string[] s_colours = ["#0b3d91", "#b71c1c", "#2e7d32", "#f57c00", "#6a1b9a", "#00838f", "#5d4037", "#455a64"];

    /// <param name="marks">Moments at which something happened: thin lines that say what under the pointer.</param>
    /// <param name="until">The axis goes from 0 to here at least, so that the plots of one run can be laid over each other; null = as the points do.</param>
    public static string Draw(string title, string unit, IReadOnlyList<Series> series, bool logarithmic = false, string across = "s", double? until = null,
        IReadOnlyList<(double At, string What)>? marks = null)
    {
        var points = series.SelectMany(one => one.Points).Where(point => double.IsFinite(point.Y)).ToList();
        if (points.Count == 0)
            return "";
        var x0 = until is null ? points.Min(point => point.X) : 0;
        var x1 = Math.Max(points.Max(point => point.X), until ?? x0 + 1);
        var (low, high) = (points.Min(point => Math.Max(point.Y, 0.01)), points.Max(point => point.Y));
        var scale = logarithmic
            ? new Scale(x0, x1, Math.Pow(10, Math.Floor(Math.Log10(low))), Math.Pow(10, Math.Ceiling(Math.Log10(Math.Max(high, low * 1.01)))), Logarithmic: true)
            : new Scale(x0, x1, 0, Math.Max(high, 1e-9), Logarithmic: false);
        var svg = new StringBuilder();
        svg.Append(Invariant($"""<svg viewBox="0 0 {Width} {Height}" font-family="Segoe UI, Helvetica, Arial, sans-serif" font-size="11" role="img"><title>{Text(title)}</title>"""));
        svg.Append(Invariant($"""<text x="{Left}" y="16" font-size="14" font-weight="600">{Text(title)}</text><text x="{Left}" y="32" fill="#555">{Text(unit)}</text>"""));
        Axes(svg, scale, across);
        foreach (var (at, what) in (marks ?? []).Where(mark => mark.At >= scale.X0 && mark.At <= scale.X1))
            svg.Append(Invariant($"""<path d="M{scale.X(at):0.#} {Top}V{Height - Bottom}" stroke="#999" stroke-dasharray="2 3"><title>{at:0} s: {Text(what)}</title></path>"""));
        for (var i = 0; i < series.Count; i++)
            Curve(svg, scale, series[i], i);
        return svg.Append("</svg>").ToString();
    }

    /// <summary>Several plots beside each other as one picture that stands alone.</summary>
    public static string Together(IReadOnlyList<string> plots)
    {
        var svg = new StringBuilder(Invariant($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width * plots.Count} {Height}"><rect width="100%" height="100%" fill="#fff"/>"""));
        for (var i = 0; i < plots.Count; i++)
            svg.Append(plots[i].Replace("<svg ", Invariant($"""<svg x="{Width * i}" width="{Width}" height="{Height}" """), StringComparison.Ordinal));
        return svg.Append("</svg>").ToString();
    }

    private static void Axes(StringBuilder svg, Scale scale, string across)
    {
        foreach (var y in scale.Ticks())
            svg.Append(Invariant($"""<path d="M{Left} {scale.Y(y):0.#}H{Width - Right}" stroke="#ddd"/><text x="{Left - 6}" y="{scale.Y(y) + 4:0.#}" text-anchor="end" fill="#555">{Short(y)}</text>"""));
        var step = Step(scale.X1 - scale.X0);
        for (var x = Math.Ceiling(scale.X0 / step) * step; x <= scale.X1 + (step * 1e-6); x += step)
        {
            svg.Append(Invariant($"""<text x="{scale.X(x):0.#}" y="{Height - Bottom + 16}" text-anchor="middle" fill="#555">{Short(x)} {across}</text>"""));
        }
    }

    private static void Curve(StringBuilder svg, Scale scale, Series series, int index)
    {
        var colour = s_colours[index % s_colours.Length];
        var dash = series.Dashed ? " stroke-dasharray=\"4 3\" opacity=\".6\"" : "";
        var line = string.Join(' ', series.Points.Where(point => double.IsFinite(point.Y) && point.X >= scale.X0 && point.X <= scale.X1)
            .Select(point => Invariant($"{scale.X(point.X):0.#},{scale.Y(point.Y):0.#}")));
        svg.Append(Invariant($"""<polyline fill="none" stroke="{colour}" stroke-width="1.6"{dash} points="{line}"/>"""));
        if (series.Points.Count < 20)
        {
            foreach (var (x, y) in series.Points)
                svg.Append(Invariant($"""<circle cx="{scale.X(x):0.#}" cy="{scale.Y(y):0.#}" r="2.5" fill="{colour}"/>"""));
        }
        var (x0, y0) = (Left + (index % LegendColumns * (Width - Left) / LegendColumns), Height - 46 + (index / LegendColumns * 14));
        svg.Append(Invariant($"""<rect x="{x0:0}" y="{y0}" width="9" height="9" fill="{colour}"/><text x="{x0 + 13:0}" y="{y0 + 8}">{Text(series.Name)}</text>"""));
    }

    /// <summary>1, 2 or 5 times a power of ten, so that there are three to seven of them.</summary>
    private static double Step(double range)
    {
        var step = Math.Pow(10, Math.Floor(Math.Log10(range)));
        return range / step >= 6 ? step * 2 : range / step >= 3 ? step : range / step >= 1.5 ? step / 2 : step / 5;
    }

    private static string Short(double value) => Math.Abs(value) switch
    {
        >= 1e6 => Invariant($"{value / 1e6:0.#}M"),
        >= 1e4 => Invariant($"{value / 1e3:0.#}k"),
        >= 10 => Invariant($"{value:0}"),
        >= 1 or 0 => Invariant($"{value:0.#}"),
        _ => Invariant($"{value:0.###}"),
    };

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record Scale(double X0, double X1, double Low, double High, bool Logarithmic)
    {
        public double X(double x) => Left + ((Width - Left - Right) * (x - X0) / (X1 - X0));

        public double Y(double y)
        {
            var share = Logarithmic ? Math.Log10(Math.Max(y, Low) / Low) / Math.Log10(High / Low) : y / High;
            return Height - Bottom - ((Height - Top - Bottom) * Math.Clamp(share, 0, 1));
        }

        public IEnumerable<double> Ticks()
        {
            if (!Logarithmic)
            {
                var step = Math.Pow(10, Math.Floor(Math.Log10(High)));
                step = High / step < 2 ? step / 4 : High / step < 5 ? step / 2 : step;
                for (var y = 0.0; y <= High * 1.0001; y += step)
                    yield return y;
                yield break;
            }
            for (var y = Math.Pow(10, Math.Ceiling(Math.Log10(Low))); y <= High; y *= 10)
                yield return y;
        }
    }
}

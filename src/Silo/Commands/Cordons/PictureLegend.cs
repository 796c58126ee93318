using System.Net;

namespace Dispatch.Silo.Commands.Cordons;

/// <summary>Writes a legend's lines from the top down.</summary>
internal sealed class PictureLegend(SvgCanvas svg, double x, double top)
{
    private double _y = top;

    public void Title(string text) => Write(text, 20, "#1b1b1b", 700, 26);

    public void Text(string text) => Write(text, 12.5, "#333333", 400, 18);

    public void Small(string text) => Write(text, 11.5, "#444444", 400, 15.5);

    public void Gap() => _y += 12;

    public void Sign(string sign, string text)
    {
        svg.Line($"""<g transform="translate({x + 12:0.#} {_y - 4:0.#})">{sign}</g><text x="{x + 36:0.#}" y="{_y:0.#}" font-size="12.5" fill="#333333">{WebUtility.HtmlEncode(text)}</text>""");
        _y += 23;
    }

    private void Write(string text, double size, string colour, int weight, double step)
    {
        svg.Line($"""<text x="{x:0.#}" y="{_y:0.#}" font-size="{size:0.#}" font-weight="{weight}" fill="{colour}" xml:space="preserve">{WebUtility.HtmlEncode(text)}</text>""");
        _y += step;
    }
}

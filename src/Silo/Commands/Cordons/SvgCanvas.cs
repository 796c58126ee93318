using System.Text;

namespace Dispatch.Silo.Commands.Cordons;

/// <summary>Collects an SVG line by line, numbers always written with a point.</summary>
internal sealed class SvgCanvas
{
    private readonly StringBuilder _svg = new();

    public void Line(FormattableString text) => _svg.AppendLine(FormattableString.Invariant(text));

    /// <summary>A named group, so that whoever reads the picture by program finds its layers.</summary>
    public void Group(string name, Action draw, double opacity = 1)
    {
        Line($"""<g class="{name}" opacity="{opacity:0.##}">""");
        draw();
        Line($"</g>");
    }

    public override string ToString() => _svg.ToString();
}

using System.Globalization;

namespace Dispatch.Bench.Engine;

/// <summary>What one process measured of its engine, by name of the row. More is better where a name ends in "a second".</summary>
internal sealed record EngineFigures(IReadOnlyList<(string Name, double Value)> Rows)
{
    private const string Mark = "figure:";

    /// <summary>One line a figure, for the process that compares.</summary>
    public void Write()
    {
        foreach (var (name, value) in Rows)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Mark}{name}:{value:R}"));
    }

    public static EngineFigures Read(IEnumerable<string> lines) => new(
    [
        .. lines.Where(line => line.StartsWith(Mark, StringComparison.Ordinal))
            .Select(line => line[Mark.Length..].Split(':'))
            .Select(parts => (parts[0], double.Parse(parts[1], CultureInfo.InvariantCulture))),
    ]);

    public static bool MoreIsBetter(string name) => name.EndsWith("a second", StringComparison.Ordinal);
}

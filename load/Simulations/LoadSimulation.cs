using System.Globalization;

namespace Dispatch.Load.Simulations;

/// <summary>
/// Arrivals whose moments are fixed before the run (an open model, NBomber's <c>Inject</c>): they do not wait for answers, so a slow
/// service meets the same load as a fast one.
/// </summary>
/// <param name="From">Arrivals a second at the beginning.</param>
/// <param name="To">Arrivals a second at the end; between them the rate changes evenly.</param>
internal readonly record struct LoadSimulation(double From, double To, TimeSpan During)
{
    /// <summary>Arrivals in the whole of it.</summary>
    public double Count => (From + To) / 2 * During.TotalSeconds;

    public static IReadOnlyList<LoadSimulation> Constant(double rate, TimeSpan during) => [new(rate, rate, during)];

    public static IReadOnlyList<LoadSimulation> Ramp(double from, double to, TimeSpan during) => [new(from, to, during)];

    /// <summary>The usual rate, a fifth of the time the peak, the usual rate again.</summary>
    public static IReadOnlyList<LoadSimulation> Spike(double usual, double peak, TimeSpan during) =>
        [new(usual, usual, during * 0.4), new(peak, peak, during * 0.2), new(usual, usual, during * 0.4)];

    /// <summary>
    /// <c>constant 4000 2m</c>, <c>ramp 0-4000 30s</c>, <c>spike 4000-12000 1m</c>, <c>soak 2000 3h</c>; several with commas follow
    /// each other.
    /// </summary>
    /// <returns>Null when it cannot be read.</returns>
    public static IReadOnlyList<LoadSimulation>? Parse(string text)
    {
        var all = new List<LoadSimulation>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var kind, var rates, var time]
                || Duration(time) is not { } during || Rates(rates) is not { } rate)
                return null;
            IReadOnlyList<LoadSimulation> read = kind switch
            {
                "constant" or "soak" when rate.From == rate.To => Constant(rate.From, during),
                "ramp" => Ramp(rate.From, rate.To, during),
                "spike" => Spike(rate.From, rate.To, during),
                _ => [],
            };
            if (read.Count == 0)
                return null;
            all.AddRange(read);
        }
        return all.Count == 0 ? null : all;
    }

    /// <summary>90s, 2m, 3h.</summary>
    public static TimeSpan? Duration(string text)
    {
        if (text.Length < 2 || !double.TryParse(text[..^1], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || value <= 0)
            return null;
        return text[^1] switch
        {
            's' => TimeSpan.FromSeconds(value),
            'm' => TimeSpan.FromMinutes(value),
            'h' => TimeSpan.FromHours(value),
            _ => null,
        };
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From:0.##}–{To:0.##}/s for {During.TotalSeconds:0.#} s");

    private static (double From, double To)? Rates(string text)
    {
        var parts = text.Split('-');
        if (parts.Length > 2 || !double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var from)
            || !double.TryParse(parts[^1], NumberStyles.Float, CultureInfo.InvariantCulture, out var to) || from < 0 || to < 0)
            return null;
        return (from, to);
    }
}

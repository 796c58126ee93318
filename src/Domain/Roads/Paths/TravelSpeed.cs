namespace Dispatch.Domain.Roads.Paths;

/// <summary>
/// How fast somebody drives relative to the roads' free-flow times, in thousandths, and to which side the milliseconds are rounded:
/// down for a suspect, who must never be thought slower than he is; up for a unit, which must never be promised too early.
/// </summary>
public readonly record struct TravelSpeed
{
    private TravelSpeed(int permille, bool roundsUp) => (Permille, RoundsUp) = (permille, roundsUp);

    public static TravelSpeed FreeFlow { get; } = Unit(1000);

    /// <summary>1000 = free flow, 1500 = one and a half times as fast.</summary>
    public int Permille { get; }

    public bool RoundsUp { get; }

    /// <summary>cost = floor(ms × 1000 / permille).</summary>
    /// <param name="permille">1 … 100,000.</param>
    public static TravelSpeed Suspect(int permille) => new(Checked(permille), roundsUp: false);

    /// <summary>cost = ceil(ms × 1000 / permille).</summary>
    /// <param name="permille">1 … 100,000.</param>
    public static TravelSpeed Unit(int permille) => new(Checked(permille), roundsUp: true);

    /// <summary>Milliseconds at this speed for a stretch of so many free-flow milliseconds; at most <see cref="int.MaxValue"/>.</summary>
    public int Cost(int freeFlowMs)
    {
        var scaled = freeFlowMs * 1000L;
        return (int)Math.Min(int.MaxValue, RoundsUp ? (scaled + Permille - 1) / Permille : scaled / Permille);
    }

    /// <summary>The cost of every arc; the graph's own column at free flow.</summary>
    public int[] CostsOf(RoadGraph graph) => Permille == 1000 ? graph.TimeMs : Array.ConvertAll(graph.TimeMs, Cost);

    private static int Checked(int permille)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(permille, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(permille, 100_000);
        return permille;
    }
}

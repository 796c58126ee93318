namespace Dispatch.Domain.Roads.Synthetic;

/// <summary>What the street lattice of a synthetic city looks like before anything is drawn.</summary>
internal sealed class CityPlan
{
    /// <summary>Metres between neighbouring streets.</summary>
    public const double Block = 140;

    private const int ArterialEvery = 8;

    /// <summary>Crossings per lattice place: water and bends take a few, the motorway's gates add some.</summary>
    private const double Yield = 0.975;

    private readonly HashSet<int> bridges;

    public CityPlan(int nodes, SeededRandom random)
    {
        Side = Math.Max(24, (int)Math.Round(Math.Sqrt(nodes / Yield)));
        Rings = [Side / 5, Side * 2 / 5];
        River = new River(HalfWidth, random);
        var wanted = Math.Max(3, Side / 20);
        bridges = Enumerable.Range(1, wanted).Select(i => Arterial(i * Side / (wanted + 1))).ToHashSet();
        foreach (var ring in Rings)
            bridges.UnionWith([(Side / 2) - ring, (Side / 2) + ring]);
    }

    /// <summary>Streets along each axis.</summary>
    public int Side { get; }

    /// <summary>Ring roads: distance from the middle in blocks.</summary>
    public int[] Rings { get; }

    public River River { get; }

    /// <summary>From the centre to the outermost street, metres.</summary>
    public double HalfWidth => (Side - 1) * Block / 2;

    public bool HasBridge(int column) => bridges.Contains(column);

    public static RoadClass LineClass(int line)
    {
        if (line % (2 * ArterialEvery) == ArterialEvery)
            return RoadClass.Primary;
        if (line % ArterialEvery == 0)
            return RoadClass.Secondary;
        return line % (ArterialEvery / 2) == 0 ? RoadClass.Tertiary : RoadClass.Residential;
    }

    /// <summary>The ring road (0 = innermost) to which the street on this line, from place along to along + 1, belongs.</summary>
    public int? RingAt(int line, int along)
    {
        for (var i = 0; i < Rings.Length; i++)
            if (Math.Abs(line - (Side / 2)) == Rings[i] &&
                along >= (Side / 2) - Rings[i] && along < (Side / 2) + Rings[i])
                return i;
        return null;
    }

    /// <summary>The primary arterial nearest to a line.</summary>
    public int Arterial(int near)
    {
        var step = 2 * ArterialEvery;
        var last = (Side - 1 - ArterialEvery) / step;
        return ArterialEvery + (Math.Clamp((near - ArterialEvery + (step / 2)) / step, 0, last) * step);
    }
}

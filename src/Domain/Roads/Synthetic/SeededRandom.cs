namespace Dispatch.Domain.Roads.Synthetic;

/// <summary>SplitMix64 (Steele, Lea, Flood, OOPSLA 2014): the same seed gives the same numbers on every machine.</summary>
public sealed class SeededRandom(ulong seed)
{
    private ulong state = seed;

    public ulong NextBits()
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>0 ≤ value &lt; 1.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>0 ≤ value &lt; limit.</summary>
    public int Next(int limit) => (int)(NextDouble() * limit);

    public double Between(double low, double high) => low + ((high - low) * NextDouble());

    public bool Chance(double probability) => NextDouble() < probability;
}

namespace Dispatch.Domain;

/// <summary>
/// FNV-1a, 32 bits (Fowler, Noll, Vo), over the UTF-16 units of a text: the same in every process and release, unlike
/// <see cref="string.GetHashCode()"/>. Chooses shards; stored keys depend on it, so it must never change.
/// </summary>
public static class StableHash
{
    private const uint OffsetBasis = 2166136261;
    private const uint Prime = 16777619;

    public static uint Of(ReadOnlySpan<char> text)
    {
        var hash = OffsetBasis;
        foreach (var unit in text)
            hash = (hash ^ unit) * Prime;
        return hash;
    }

    /// <summary>A shard number, 0 … <paramref name="shards"/> − 1.</summary>
    public static int Shard(ReadOnlySpan<char> text, int shards) => (int)(Of(text) % (uint)shards);
}

namespace Dispatch.Domain.Cordons.Search;

/// <summary>What the search knows at its end.</summary>
/// <param name="Choices">The smallest cordon found; null = none.</param>
/// <param name="LowerBound">No cordon has fewer posts.</param>
/// <param name="Complete">The whole tree was searched: a cordon is the smallest, none means there is none.</param>
/// <param name="ListsTooShort">Start again with more units per crossing.</param>
internal sealed record SearchAnswer(int[]? Choices, int LowerBound, bool Complete, bool ListsTooShort)
{
    /// <summary>Sets of units that proved too small, with their prices; true of longer lists too.</summary>
    public IReadOnlyList<(int[] Units, double Price)> Learned { get; init; } = [];

    /// <summary>The effort that it took.</summary>
    public long ArcScans { get; init; }
}

namespace Dispatch.Domain.Cordons.Search;

/// <summary>What one round of pricing found in a branch.</summary>
internal enum AscentEnd
{
    /// <summary>No better cordon can be here.</summary>
    Pruned,
    /// <summary>Undecided: branch on <see cref="PriceAscent.BranchOn"/>.</summary>
    Open,
    /// <summary>A cut longer than the unit lists could not be manned; longer lists are needed to know.</summary>
    ListsTooShort,
}

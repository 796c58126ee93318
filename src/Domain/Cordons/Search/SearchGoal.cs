namespace Dispatch.Domain.Cordons.Search;

/// <param name="ArcScans">Effort allowed.</param>
/// <param name="AnyWillDo">The first cordon ends the search; the lower bound then says nothing.</param>
internal sealed record SearchGoal(long ArcScans, bool AnyWillDo = false)
{
    /// <summary>Go on beyond the effort, within reason, while there is no cordon at all.</summary>
    public bool MayGoOn { get; init; } = true;

    /// <summary>The choices of a cordon that was found before; empty = none.</summary>
    public int[] Known { get; init; } = [];
}

using System.Collections.Immutable;
using Dispatch.Domain.Cordons.City;

namespace Dispatch.Domain.Cordons.Orders;

[GenerateSerializer, Alias("dispatch.CordonStanding")]
public enum CordonStanding
{
    /// <summary>Nothing was asked for yet.</summary>
    None,
    Proposed,
    Active,
    StoodDown,
}

/// <summary>
/// An incident's cordon as it is remembered. Each method answers the state afterwards, with what others must still be told
/// (<see cref="Errands"/>), or a refusal. Times are arguments; roads and units come in with the problem.
/// </summary>
/// <param name="Proposals">The last set; each set replaces the one before.</param>
/// <param name="Blocks">Roads that are reported blocked; they outlive a cordon that is stood down.</param>
/// <param name="BlockCount">Blocks ever; numbers are not used twice.</param>
/// <param name="Errands">To be done in this order, each safe to repeat; written with the change that causes them.</param>
/// <param name="ErrandCount">Errands ever; numbers are not used twice.</param>
[GenerateSerializer, Immutable, Alias("dispatch.Cordon")]
public sealed record Cordon(
    CordonStanding Standing,
    int ProposalSet,
    CordonRequest? Asked,
    DateTimeOffset ProposedAt,
    ImmutableArray<CordonProposal> Proposals,
    CordonInForce? Force,
    ImmutableArray<CordonErrand> Errands,
    int ErrandCount,
    Receipts Receipts,
    long Version,
    ImmutableArray<RoadBlock> Blocks,
    int BlockCount)
{
    public static readonly Cordon Nothing = new(CordonStanding.None, 0, null, default, [], null, [], 0, Receipts.None, 0, [], 0);

    public static readonly Refusal NotActive = new("cordon-not-active", "No cordon is active on this incident.", RefusalKind.Conflict);

    public bool IsActive => Standing == CordonStanding.Active;

    /// <summary>The first answer's state when this command was carried out before; a refusal when its key was used for another.</summary>
    public Outcome<Cordon>? Recall(CommandHeader header) => Receipts.Find(header.Key) is not { } receipt ? null
        : receipt.Fingerprint == header.Fingerprint ? this : Receipts.KeyReused(header.Key);

    public Cordon Receipted(CommandHeader header) => this with { Receipts = Receipts.With(header, Version + 1), Version = Version + 1 };

    internal Cordon With(Actor by, DateTimeOffset at, params ReadOnlySpan<CordonErrand?> errands)
    {
        var (list, count) = (Errands.ToBuilder(), ErrandCount);
        foreach (var errand in errands)
            if (errand is not null)
                list.Add(errand with { Number = ++count, By = by, At = at });
        return this with { Errands = list.ToImmutable(), ErrandCount = count };
    }

    public Cordon Done(CordonErrand errand) => this with { Errands = Errands.RemoveAll(one => one.Number == errand.Number), Version = Version + 1 };
}

namespace Dispatch.Domain.Cordons;

/// <summary>How many units a post takes, for example two officers and one more of any kind at a motorway gate.</summary>
/// <param name="Officers">Units that must be officers, ≥ 0.</param>
/// <param name="OfAnyKind">Further units of any kind that the ring allows, ≥ 0; Officers + OfAnyKind is 1 … 8.</param>
[GenerateSerializer, Immutable, Alias("dispatch.PostNeed")]
public sealed record PostNeed(int Officers, int OfAnyKind)
{
    public static readonly PostNeed OneUnit = new(0, 1);

    public static readonly PostNeed Police = new(1, 0);

    public int Units => Officers + OfAnyKind;
}

namespace Dispatch.Domain.Cordons;

/// <summary>Who stands at a post. Civilians (taxis, volunteers) only ever observe and report.</summary>
[GenerateSerializer, Alias("dispatch.CordonUnitKind")]
public enum CordonUnitKind
{
    Officer,
    Taxi,
    Volunteer,
}

/// <summary>Where a unit is already posted and since or from when it holds that post, in clock milliseconds.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.PostedAt")]
public sealed record PostedAt(int Node, int ReadyMs);

/// <summary>One unit that could hold a post; its index in the problem is its number in the plan.</summary>
/// <param name="Node">Crossing where it starts.</param>
/// <param name="DelayMs">Time until it moves off after the order, in milliseconds, ≥ 0.</param>
/// <param name="Promised">True when it is already promised elsewhere: it is never used.</param>
/// <param name="Posted">Set when it must stay at its post: it is used there or not at all.</param>
[GenerateSerializer, Immutable, Alias("dispatch.CordonUnit")]
public sealed record CordonUnit(
    int Node, int DelayMs, CordonUnitKind Kind = CordonUnitKind.Officer, bool Promised = false, PostedAt? Posted = null);

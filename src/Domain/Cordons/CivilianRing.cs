namespace Dispatch.Domain.Cordons;

/// <summary>
/// Civilians are never posted on the inner ring (ring 1), where the suspect is met first.
/// A cordon of a single ring is an inner ring, so it is held by officers alone.
/// </summary>
internal static class CivilianRing
{
    public const int InnerRing = 1;

    public static bool MayHold(CordonUnitKind kind, int ring) =>
        kind == CordonUnitKind.Officer || ring > InnerRing;
}

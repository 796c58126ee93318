using Dispatch.Domain.Alerting.Delivery;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Alerting.Retention;

/// <summary>
/// A civilian's precise position is used only while it is mobilised; outside that its map cell, 1.7–2.4 km wide. Positions are kept in
/// memory alone, so this is asked wherever one leaves the server.
/// </summary>
public static class PositionUse
{
    /// <summary>Mobilised is who accepted and was neither let go nor has withdrawn.</summary>
    public static bool IsMobilised(DeliveryLadder? ladder) => ladder?.IsCommitted == true;

    /// <param name="hasTask">It has a task of an incident.</param>
    /// <param name="mobilised">By an alert: <see cref="IsMobilised"/>.</param>
    public static bool IsCoarse(UnitKind kind, bool hasTask, bool mobilised) => kind.IsCivilian() && !hasTask && !mobilised;
}

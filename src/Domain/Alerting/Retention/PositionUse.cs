using Dispatch.Domain.Alerting.Delivery;
using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Alerting.Retention;

/// <summary>A position as it may be stored.</summary>
/// <param name="At">Exactly where; null while the unit is not mobilised.</param>
/// <param name="Cell">Which map cell, 1.7–2.4 km wide.</param>
public sealed record StoredPosition(GeoPoint? At, CellId Cell);

/// <summary>A civilian's precise position is used only while it is mobilised; outside that a coarse cell.</summary>
public static class PositionUse
{
    /// <summary>Mobilised is who accepted and was neither let go nor has withdrawn.</summary>
    public static bool IsMobilised(DeliveryLadder? ladder) => ladder?.IsCommitted == true;

    public static StoredPosition ToStore(GeoPoint at, bool mobilised) => new(mobilised ? at : null, CellId.Of(at));
}

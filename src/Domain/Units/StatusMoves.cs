namespace Dispatch.Domain.Units;

/// <summary>
/// The status machine. By itself a unit moves among Available, Busy and OutOfService; an assignment moves it
/// Dispatched → EnRoute → OnScene, forward only (a step may be skipped), and back to Available when it ends.
/// </summary>
public static class StatusMoves
{
    /// <summary>Statuses that a crew or a dispatcher sets directly.</summary>
    public static bool IsOwn(this UnitStatus status) =>
        status is UnitStatus.Available or UnitStatus.Busy or UnitStatus.OutOfService;

    /// <summary>Whether an assignment may move the unit from one status to the other.</summary>
    public static bool IsForward(UnitStatus from, UnitStatus to) => !to.IsOwn() && !from.IsOwn() && to > from;
}

namespace Dispatch.Domain.Units.Rules;

/// <summary>
/// Civilians observe and report: no incident sends them to a scene. The one exception is a volunteer with the capability
/// that a medical type names (for example <c>first-aid</c>). Taxis are mobilised by alerts, never by an assignment.
/// </summary>
public static class CiviliansObserveAndReport
{
    /// <param name="volunteerCapability">Null when the type sends no civilian at all.</param>
    public static bool MaySend(UnitProfile profile, string? volunteerCapability) =>
        !profile.Kind.IsCivilian()
        || (profile.Kind == UnitKind.Volunteer && volunteerCapability is not null
            && profile.Capabilities.Contains(volunteerCapability, StringComparer.Ordinal));

    public static Refusal? Check(UnitState state, UnitTask task) =>
        state.Profile is { } profile && !MaySend(profile, task.VolunteerCapability)
            ? new Refusal("civilian-not-sent", $"{profile.CallSign} is a civilian unit and is not sent to this incident.", RefusalKind.Forbidden)
            : null;
}

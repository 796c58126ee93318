namespace Dispatch.Domain.Incidents;

/// <summary>
/// The id of an incident follows from the command that opens it, so that a repeated command finds the incident it opened before,
/// however many gateways are asked. If two openings ever share an id, the second is refused, never merged.
/// </summary>
public static class IncidentIds
{
    /// <summary>The incident that this opening command stands for: derived from key, line feed, actor id.</summary>
    // A key holds no line feed, so the two parts cannot run into each other.
    public static IncidentId For(CommandHeader header) => new(DerivedId.Of($"{header.Key}\n{header.By.Id}"));
}

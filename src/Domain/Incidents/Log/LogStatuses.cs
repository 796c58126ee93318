using System.Collections.Immutable;

namespace Dispatch.Domain.Incidents;

/// <summary>How an incident stood after each entry of its log: what a playback shows beside the story.</summary>
public static class LogStatuses
{
    /// <summary>One status for each entry, in order; shorter than the log where an entry cannot be read or does not follow from those before it.</summary>
    public static ImmutableArray<IncidentStatus> Of(IncidentId id, ImmutableArray<LogEntry> entries)
    {
        var statuses = ImmutableArray.CreateBuilder<IncidentStatus>(entries.Length);
        try
        {
            Incident? incident = null;
            foreach (var entry in entries)
            {
                incident = Incident.Apply(id, incident, entry);
                statuses.Add(incident.Status);
            }
        }
        catch (InvalidDataException)
        {
            // A broken log is shown as far as it makes sense; that it is broken is LogVerifier's to say.
        }

        return statuses.ToImmutable();
    }
}

using System.Collections.Immutable;
using Dispatch.Domain.Recommendation;

namespace Dispatch.Domain.Incidents;

/// <summary>What an incident asks of the units sent to it, as the recommender wants to hear it.</summary>
public static class IncidentNeeds
{
    /// <summary>With this capability a volunteer may be sent to medical incidents, and only to those: first help, no confrontation.</summary>
    public const string VolunteerCapability = "first-aid";

    public static RecommendationNeeds Of(Incident incident)
    {
        var type = TypeOf(incident);
        // Who was taken off by a dispatcher or has finished may be sent again; who declined is not asked twice.
        var unavailable = incident.Assignments.Where(one => one.IsOpen || one.Step is AssignmentStep.Declined).Select(one => one.Unit).Distinct();
        return new RecommendationNeeds(
            type.Kinds,
            Agencies: [],
            VolunteerCapability: type.Family is IncidentFamily.Medical ? VolunteerCapability : null,
            Unavailable: [.. unavailable]);
    }

    /// <summary>The request with what the type requires filled in: capabilities only when the dispatcher named none.</summary>
    public static RecommendationRequest Complete(Incident incident, RecommendationRequest request)
    {
        ImmutableArray<string> wanted = request.Capabilities.IsDefaultOrEmpty ? TypeOf(incident).Capabilities : request.Capabilities;
        return request with { Kinds = request.Kinds.IsDefault ? [] : request.Kinds, Capabilities = wanted };
    }

    private static IncidentType TypeOf(Incident incident) => IncidentTypes.Find(incident.Report.TypeCode)
        ?? throw new InvalidDataException($"Incident {incident.Id} has the type {incident.Report.TypeCode}, which is not in the catalogue.");
}

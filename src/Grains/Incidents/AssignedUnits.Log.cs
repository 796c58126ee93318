using Dispatch.Domain;
using Microsoft.Extensions.Logging;

namespace Dispatch.Grains.Incidents;

internal sealed partial class AssignedUnits
{
    [LoggerMessage(1, LogLevel.Warning, "Unit {Unit} did not answer whether it goes to incident {Incident}; it is left out and told so.")]
    private partial void LogUnreachable(Exception failure, UnitId unit, IncidentId incident);

    [LoggerMessage(2, LogLevel.Warning, "Unit {Unit} could not be told how it stands in incident {Incident}; it is told again soon.")]
    private partial void LogUntold(Exception failure, UnitId unit, IncidentId incident);

    [LoggerMessage(3, LogLevel.Warning, "Unit {Unit} is assigned to incident {Incident} in its log but does not go: {Reason}")]
    private partial void LogElsewhere(UnitId unit, IncidentId incident, string reason);
}

using Dispatch.Domain;
using Microsoft.Extensions.Logging;

namespace Dispatch.Grains.Incidents;

internal sealed partial class OpenList
{
    [LoggerMessage(1, LogLevel.Error, "Incident {Incident} cannot be read and is missing from the board until it can; check it with verify-log.")]
    private partial void LogUnreadable(Exception failure, IncidentId incident);
}

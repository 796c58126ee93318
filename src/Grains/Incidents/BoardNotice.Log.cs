using Dispatch.Domain;
using Microsoft.Extensions.Logging;

namespace Dispatch.Grains.Incidents;

internal sealed partial class BoardNotice
{
    [LoggerMessage(1, LogLevel.Warning, "Version {Version} of incident {Incident} did not reach its board; it is sent again soon.")]
    private partial void LogUnpublished(Exception failure, IncidentId incident, int version);
}

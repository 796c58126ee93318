using Dispatch.Domain;
using Microsoft.Extensions.Logging;

namespace Dispatch.Grains.Incidents;

/// <summary>What every incident grain is made of beside its stored state.</summary>
internal sealed class IncidentParts(IGrainFactory grains, TimeProvider time, ISealSink seals, ILoggerFactory loggers)
{
    public TimeProvider Time => time;

    public ISealSink Seals => seals;

    public LinkedIncidents Links { get; } = new(grains);

    public AssignedUnits UnitsOf(IncidentId incident) => new(incident, grains, time, loggers.CreateLogger<AssignedUnits>());

    public BoardNotice NoticeOf(IncidentId incident) => new(incident, grains, loggers.CreateLogger<BoardNotice>());
}

using Dispatch.Domain.Incidents;

namespace Dispatch.Grains.Incidents;

/// <summary>What is stored of an incident: its log and nothing else.</summary>
[GenerateSerializer, Alias("dispatch.IncidentRecord")]
internal sealed class IncidentRecord
{
    [Id(0)] public LogEntry[] Entries { get; set; } = [];
}

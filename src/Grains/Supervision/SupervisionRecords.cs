using Dispatch.Domain.Supervision;

namespace Dispatch.Grains.Supervision;

/// <summary>What is stored of one shard's day.</summary>
[GenerateSerializer, Alias("dispatch.ServiceDayRecord")]
internal sealed class ServiceDayRecord
{
    [Id(0)] public IncidentFigures[] Incidents { get; set; } = [];
}

/// <summary>What is stored of one shard of the call-backs: those that are due.</summary>
[GenerateSerializer, Alias("dispatch.CallBackListRecord")]
internal sealed class CallBackListRecord
{
    [Id(0)] public DueCallBack[] Due { get; set; } = [];
}

/// <summary>What is stored of one hour's free units.</summary>
[GenerateSerializer, Alias("dispatch.CoverHourRecord")]
internal sealed class CoverHourRecord
{
    [Id(0)] public CoverHour Hour { get; set; } = CoverHour.Empty;
}

using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Units;
using Dispatch.Grains.Units;

namespace Dispatch.Gateway.Units;

internal sealed record UnitBody(
    string CallSign,
    UnitKind Kind,
    Agency Agency,
    ImmutableArray<string>? Capabilities = null,
    string? Beat = null,
    string? Station = null,
    bool OptedIn = true,
    bool Synthetic = false)
{
    public UnitProfile Profile(UnitId id) => new(id, CallSign, Kind, Agency, Capabilities ?? [], Beat, Station, OptedIn, Synthetic);
}

internal sealed record DutyBody(bool OnDuty);

internal sealed record StatusBody(UnitStatus Status, string? Label = null);

/// <param name="Next">Give it as <c>after</c> to get the following page; null at the end.</param>
internal sealed record UnitPage(IReadOnlyList<UnitView> Items, string? Next);

/// <summary>The query string of <c>GET /units/near</c>.</summary>
internal sealed record NearQuery(double? Lat, double? Lon, int? Count, double? Radius, string? Kind, bool? Free);

using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Cordons.City;

/// <summary>What somebody reports: this road, or this crossing, cannot be passed.</summary>
/// <param name="At">The road nearest to this place, between its two crossings; null when a crossing is named.</param>
/// <param name="Crossing">All roads that meet here; null when a road is meant.</param>
/// <param name="SuspectMayPass">True: only the units cannot pass, for example in a jam that a motorcycle gets round.</param>
[GenerateSerializer, Immutable, Alias("dispatch.RoadReport")]
public sealed record RoadReport(GeoPoint? At, int? Crossing, bool SuspectMayPass);

/// <summary>A road or crossing that is blocked until it is reported open.</summary>
/// <param name="Number">Within its cordon; never used twice.</param>
/// <param name="Place">As people call it.</param>
[GenerateSerializer, Immutable, Alias("dispatch.RoadBlock")]
public sealed record RoadBlock(int Number, GeoPoint At, string Place, int? Crossing, bool SuspectMayPass, DateTimeOffset Since, Actor By);

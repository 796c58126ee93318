using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Cordons.City;

/// <summary>A city gate, a border post or another place he must not get out of, beside the ways out that the map itself has.</summary>
/// <param name="At">The crossing nearest to it is the way out.</param>
[GenerateSerializer, Immutable, Alias("dispatch.NamedExit")]
public sealed record NamedExit(string Name, GeoPoint At);

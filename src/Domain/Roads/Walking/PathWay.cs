namespace Dispatch.Domain.Roads.Walking;

/// <summary>A place in 10⁻⁷ degrees; equal places are the same place, as nodes of OpenStreetMap are.</summary>
public readonly record struct Spot(int Latitude, int Longitude);

/// <summary>A way that can be walked, as drawn.</summary>
/// <param name="Spots">One or more; one alone is where a path leaves the map at once.</param>
/// <param name="LeavesAtStart">The map's area ends before the first spot.</param>
/// <param name="LeavesAtEnd">The map's area ends after the last spot.</param>
public sealed record PathWay(IReadOnlyList<Spot> Spots, bool LeavesAtStart = false, bool LeavesAtEnd = false);

namespace Dispatch.Domain.Roads.Building;

/// <summary>A drawn road before it is cut at its crossings: the vertices it passes and what is true all along it.</summary>
/// <param name="Vertices">Numbers given by <see cref="RoadMapBuilder.AddVertex"/>, two or more.</param>
/// <param name="Name">Number given by <see cref="RoadMapBuilder.AddName"/>, −1 = none.</param>
/// <param name="ForwardKmh">Free-flow speed along the line, km/h; 0 = not permitted.</param>
/// <param name="BackwardKmh">The same against the line.</param>
/// <param name="SourceId">The line's id in the source (OpenStreetMap way), for turn restrictions.</param>
public sealed record RoadLine(
    int[] Vertices, RoadClass Class, RoadFlags Flags, int Name, double ForwardKmh, double BackwardKmh, long SourceId = 0);

/// <summary>A turn rule of the source: leaving line From at the vertex for line To is forbidden, or (Only) compulsory.</summary>
public sealed record TurnRule(long From, int Vertex, long To, bool Only);

/// <summary>What building kept and what it left out.</summary>
/// <param name="SmallPartNodes">Crossings outside the largest strongly connected part, left out.</param>
/// <param name="SmallPartMetres">Length of the road pieces left out with them.</param>
/// <param name="Bends">Vertices that became bends of a road piece rather than crossings.</param>
/// <param name="TurnsKept">Turn rules turned into forbidden arc pairs.</param>
/// <param name="TurnsLeftOut">Turn rules whose roads are not on the map, or that are ambiguous.</param>
public sealed record RoadMapReport(int SmallPartNodes, double SmallPartMetres, int Bends, int TurnsKept, int TurnsLeftOut);

/// <summary>The built map and what was left out of it.</summary>
public sealed record BuiltRoadMap(RoadMap Map, RoadMapReport Report);

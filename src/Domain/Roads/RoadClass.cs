namespace Dispatch.Domain.Roads;

/// <summary>How important a road is, most important first; the order of the values is the order of importance.</summary>
[GenerateSerializer, Alias("dispatch.RoadClass")]
public enum RoadClass : byte
{
    Motorway,
    Trunk,
    Primary,
    Secondary,
    Tertiary,
    Unclassified,
    Residential,
    LivingStreet,
    /// <summary>A road whose kind the source does not say (<c>highway=road</c>).</summary>
    Unknown,
    Service,
}

/// <summary>What else is true of an arc.</summary>
[Flags]
[GenerateSerializer, Alias("dispatch.RoadFlags")]
public enum RoadFlags
{
    None = 0,
    /// <summary>Motorway or its link: nobody may be posted on foot there.</summary>
    Motorway = 1,
    Tunnel = 2,
    Bridge = 4,
    Roundabout = 8,
    /// <summary>A slip road or connection of its class.</summary>
    Link = 16,
    Toll = 32,
    Oneway = 64,
}

/// <summary>What is true of a crossing (a node).</summary>
[Flags]
[GenerateSerializer, Alias("dispatch.CrossingFlags")]
public enum CrossingFlags
{
    None = 0,
    /// <summary>Traffic lights at a crossing; those between crossings are not kept.</summary>
    Signals = 1,
    /// <summary>A toll station or border control that vehicles may pass: one of the city's gates.</summary>
    Gate = 2,
    /// <summary>A road leaves the map here: whoever drives on is out of it.</summary>
    Exit = 4,
    /// <summary>A motorway or its link meets here.</summary>
    Motorway = 8,
    /// <summary>Closed to motor vehicles (bollard, block, locked gate): the road ends here on either side.</summary>
    Closed = 16,
    /// <summary>A path leaves the map here: whoever goes on on foot is out of it, a car is not.</summary>
    PathExit = 32,
}

namespace Dispatch.Domain.Roads;

/// <summary>
/// Free-flow speeds in km/h for roads whose source gives no limit. They are the defaults of the OSRM car profile
/// (Project-OSRM/osrm-backend, profiles/car.lua, table "speeds"), which are driving speeds rather than limits.
/// A tagged limit is used as it stands.
/// </summary>
public static class RoadSpeeds
{
    public static double DefaultKmh(RoadClass roadClass, bool isLink) => roadClass switch
    {
        RoadClass.Motorway => isLink ? 45 : 90,
        RoadClass.Trunk => isLink ? 40 : 85,
        RoadClass.Primary => isLink ? 30 : 65,
        RoadClass.Secondary => isLink ? 25 : 55,
        RoadClass.Tertiary => isLink ? 20 : 40,
        RoadClass.LivingStreet => 10,
        RoadClass.Service => 15,
        _ => 25,
    };
}

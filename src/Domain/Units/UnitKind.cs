namespace Dispatch.Domain.Units;

/// <summary>What a unit is. Taxis and volunteers are civilians: see <see cref="UnitKinds.IsCivilian"/>.</summary>
[GenerateSerializer, Alias("dispatch.UnitKind")]
public enum UnitKind
{
    Officer,
    PatrolCar,
    FireEngine,
    Ambulance,
    Taxi,
    Volunteer,
}

/// <summary>Whose unit it is.</summary>
[GenerateSerializer, Alias("dispatch.Agency")]
public enum Agency
{
    Police,
    Fire,
    Medical,
    Traffic,
    Civilian,
}

/// <summary>The base statuses; agencies' own labels map to these.</summary>
[GenerateSerializer, Alias("dispatch.UnitStatus")]
public enum UnitStatus
{
    Available,
    Dispatched,
    EnRoute,
    OnScene,
    Busy,
    OutOfService,
}

public static class UnitKinds
{
    /// <summary>Civilians observe and report; they are never sent to an incident's inner ring.</summary>
    public static bool IsCivilian(this UnitKind kind) => kind is UnitKind.Taxi or UnitKind.Volunteer;
}

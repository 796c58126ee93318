namespace Dispatch.Domain.Registers;

/// <summary>The lists that an administrator keeps. Names are part of stored keys and of addresses: never renamed.</summary>
[GenerateSerializer, Alias("dispatch.RegisterKind")]
public enum RegisterKind
{
    /// <summary>Everybody who can be sent or mobilised; each is its own actor.</summary>
    Units,
    /// <summary>Which taxis and volunteers agreed to be mobilised; a view of the units.</summary>
    OptIns,
    /// <summary>Police stations and community offices.</summary>
    Stations,
    /// <summary>Beats and where they lie.</summary>
    Beats,
    /// <summary>Named city gates and borders, where a cordon locks.</summary>
    Gates,
    /// <summary>What a crew must know before it enters a place.</summary>
    Hazards,
    /// <summary>Texts of alerts, in both languages.</summary>
    Templates,
}

public static class RegisterKinds
{
    /// <summary>The shards of a register that is not the fleet. Stored keys depend on it.</summary>
    public const int Shards = 16;

    /// <summary>True for the registers whose entries are units and live with them.</summary>
    public static bool IsOfUnits(this RegisterKind kind) => kind is RegisterKind.Units or RegisterKind.OptIns;
}

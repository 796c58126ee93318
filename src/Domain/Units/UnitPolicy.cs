using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Units;

/// <summary>The figures behind a unit's rules. Bound from the configuration section <c>Units:Policy</c>.</summary>
public sealed record UnitPolicy
{
    public static readonly UnitPolicy Default = new();

    /// <summary>Rest of a police unit after a release; it is chosen in that time only when too few others are there. Default 0.</summary>
    public TimeSpan PoliceRest { get; init; } = TimeSpan.Zero;

    /// <summary>Rest of a fire engine or ambulance (cleaning, refilling) after a release. Default 10 minutes (assumed).</summary>
    public TimeSpan FireAndMedicalRest { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Rest of a taxi or volunteer after a release, so that the same few are not always asked. Default 60 minutes (assumed).</summary>
    public TimeSpan CivilianRest { get; init; } = TimeSpan.FromMinutes(60);

    /// <summary>Arrived inside this many metres of the scene. Default 60 m: a house number's error plus a phone's.</summary>
    public double ArrivedWithinMetres { get; init; } = 60;

    /// <summary>Left again only outside this many metres. Default 120 m.</summary>
    public double LeftBeyondMetres { get; init; } = 120;

    public TimeSpan RestAfter(UnitKind kind) => kind switch
    {
        UnitKind.Officer or UnitKind.PatrolCar => PoliceRest,
        UnitKind.FireEngine or UnitKind.Ambulance => FireAndMedicalRest,
        _ => CivilianRest,
    };

    public ArrivalFence FenceOf(UnitTask task) =>
        new(task.Incident, task.At, new Metres(ArrivedWithinMetres), new Metres(LeftBeyondMetres));

    /// <summary>Null when every figure is usable; otherwise what to change.</summary>
    public string? Fault() => this switch
    {
        { PoliceRest.Ticks: < 0 } or { FireAndMedicalRest.Ticks: < 0 } or { CivilianRest.Ticks: < 0 } => "Units:Policy: a rest must not be negative.",
        { ArrivedWithinMetres: not (>= 10 and <= 1000) } => "Units:Policy:ArrivedWithinMetres must be between 10 and 1,000.",
        _ when !(LeftBeyondMetres >= ArrivedWithinMetres && LeftBeyondMetres <= 5000) =>
            "Units:Policy:LeftBeyondMetres must be at least ArrivedWithinMetres and at most 5,000.",
        _ => null,
    };
}

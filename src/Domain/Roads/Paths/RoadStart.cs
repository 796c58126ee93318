using Dispatch.Domain.Roads.Snapping;

namespace Dispatch.Domain.Roads.Paths;

/// <summary>Where a unit starts from.</summary>
/// <param name="Position">On the arc along which it faces.</param>
/// <param name="TurnRoundMs">What turning round costs it on a two-way road; 0 when it is not known which way it faces.</param>
public readonly record struct RoadStart(RoadPosition Position, int TurnRoundMs)
{
    /// <summary>20 s for a U-turn, as the OSRM car profile has it (u_turn_penalty).</summary>
    public const int MovingTurnRoundMs = 20_000;

    public static RoadStart Standing(RoadPosition position) => new(position, 0);

    public static RoadStart Moving(RoadPosition position) => new(position, MovingTurnRoundMs);
}

/// <summary>When a unit can be at the place.</summary>
/// <param name="Unit">Its index in the list that was asked about.</param>
public readonly record struct UnitEta(int Unit, int Ms);

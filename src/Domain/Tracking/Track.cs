namespace Dispatch.Domain.Tracking;

/// <summary>What must be remembered of a unit to judge its next report: 16 bytes beside the fix.</summary>
/// <param name="Last">The last believed fix; null before the first.</param>
/// <param name="Suspect">The newest of the fixes that were too far away to be believed; null when there is none.</param>
/// <param name="Agreeing">How many such fixes in a row agree with each other.</param>
public readonly record struct Track(Fix? Last, Fix? Suspect = null, int Agreeing = 0)
{
    internal Track Doubt(Fix fix, bool agrees) => this with { Suspect = fix, Agreeing = agrees ? Agreeing + 1 : 1 };
}

/// <summary>The judgement of one report.</summary>
/// <param name="Accepted">The believed fix; null when refused.</param>
/// <param name="Refusal">Why not; null when accepted.</param>
/// <param name="After">What to remember for the next report.</param>
public readonly record struct FixVerdict(Fix? Accepted, FixRefusal? Refusal, Track After);

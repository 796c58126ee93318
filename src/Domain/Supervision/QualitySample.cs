namespace Dispatch.Domain.Supervision;

/// <summary>
/// Which calls are reviewed: 2 % (1 in 50), by a hash of the incident's number, so that nobody chooses them, everybody finds the same
/// ones, and a call is known to be in the sample before it is reviewed.
/// </summary>
public static class QualitySample
{
    public const int OneIn = 50;

    public static bool Holds(string incident) => StableHash.Shard(incident, OneIn) == 0;
}

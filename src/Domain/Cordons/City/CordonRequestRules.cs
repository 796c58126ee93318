using System.Collections.Immutable;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Cordons.City;

/// <summary>What must be true of a request before anybody is asked anything.</summary>
public static class CordonRequestRules
{
    public const int MostSightings = 8;
    private const int MostCrossings = 1000;
    public const int MostExits = 50;
    private const int LongestName = 80;
    private static readonly TimeSpan Oldest = TimeSpan.FromHours(12);

    /// <summary>The first thing that is wrong, or null.</summary>
    public static Refusal? Check(CordonRequest request, DateTimeOffset now) =>
        CheckSightings(request.Sightings, now)
        ?? Range(request.SpeedFactor is >= 1 and <= 4, "speedFactor", "The speed factor is 1–4.")
        ?? Range(Within(request.SetUp, 0, 30), "setUp", "Setting up takes 0–30 minutes.")
        ?? Range(Within(request.Margin, 0, 10), "margin", "The margin is 0–10 minutes.")
        ?? Range(request.Horizon is not { } horizon || Within(horizon, 1, 120), "horizon", "The horizon is 1–120 minutes.")
        ?? Range(request.Rings is >= 1 and <= 4, "rings", "A cordon has 1–4 rings.")
        ?? Range(request.Forbidden.Length <= MostCrossings, "forbidden", $"At most {MostCrossings} crossings.")
        ?? Range(request.Forced.Length <= MostCrossings, "forced", $"At most {MostCrossings} crossings.")
        ?? Range(request.Reach.Value is >= 500 and <= 30_000, "reach", "The reach is 500–30,000 metres.")
        ?? Range(request.Exits.Length <= MostExits, "exits", $"At most {MostExits} named exits; the map's own need no name.")
        ?? Range(request.Exits.All(exit => exit.Name.Trim().Length is >= 1 and <= LongestName), "exits.name", $"An exit's name has 1–{LongestName} characters.")
        ?? CheckKinds(request.Kinds);

    /// <summary>As <see cref="Check"/>, for a sighting that comes later.</summary>
    public static Refusal? CheckSightings(ImmutableArray<Sighting> sightings, DateTimeOffset now) =>
        Range(sightings.Length is >= 1 and <= MostSightings, "sightings", $"Give 1–{MostSightings} sightings.")
        ?? Range(sightings.All(s => s.Radius.Value is >= 0 and <= 5_000), "sightings.radius", "A search radius is 0–5,000 metres.")
        ?? Range(sightings.All(s => s.SeenAt <= now && now - s.SeenAt <= Oldest), "sightings.secondsAgo", "A sighting is 0 seconds to 12 hours old.");

    private static Refusal? CheckKinds(ImmutableArray<UnitKind> kinds) =>
        Range(!kinds.IsEmpty && kinds.All(PlacedUnit.MayBePosted), "kinds",
            "Patrol cars and taxis hold posts; of people on foot and of other agencies the road map knows no driving times.");

    private static bool Within(TimeSpan span, double least, double most) => span.TotalMinutes >= least && span.TotalMinutes <= most;

    private static Refusal? Range(bool fits, string field, string message) =>
        fits ? null : new Refusal("cordon-request", message, RefusalKind.Invalid, field);
}

using System.Collections.Immutable;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Recommendation;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Incidents;

/// <summary>Keeps what was proposed and why, before anybody acts on it.</summary>
public sealed record RecordRecommendation(RecommendationResult Result) : IncidentCommand
{
    public const int CountLimit = 50;
    public const int CapabilityLimit = 20;

    /// <summary>100 m – 50 km.</summary>
    public static readonly (Metres Least, Metres Most) Radius = (new Metres(100), Metres.Kilometres(50));

    /// <summary>Null when the request makes sense for this incident; asked before any cell is.</summary>
    public static Refusal? Check(Incident? incident, RecommendationRequest request)
    {
        if (incident is null)
            return NoSuchIncident;
        return IncidentStatuses.CheckNotClosed(incident, "ask for units")
            ?? Range(request.Count is >= 1 and <= CountLimit, "count", $"Ask for 1 to {CountLimit} units.")
            ?? Range(request.Radius >= Radius.Least && request.Radius <= Radius.Most, "radius", "The radius is 100 to 50,000 metres.")
            ?? Range(request.Kinds.IsDefaultOrEmpty || request.Kinds.All(Enum.IsDefined), "kinds", "One of the kinds is unknown.")
            ?? Capabilities(request.Capabilities.IsDefault ? [] : request.Capabilities);
    }

    public override Decision Decide(Incident? incident) =>
        Check(incident, Result.Request) is { } refusal ? refusal : new RecommendationMade(Result);

    private static Refusal? Range(bool fits, string field, string message) =>
        fits ? null : new Refusal($"{field}-out-of-range", message, RefusalKind.Invalid, field);

    private static Refusal? Capabilities(ImmutableArray<string> capabilities) =>
        Range(capabilities.Length <= CapabilityLimit, "capabilities", $"At most {CapabilityLimit} capabilities.")
        ?? capabilities.Select(one => TextRules.Required(one, "capabilities") ?? TextRules.Line(one, TextRules.CallerLimit, "capabilities"))
            .FirstOrDefault(refusal => refusal is not null);
}

namespace Dispatch.Domain.Alerting;

/// <summary>What is described.</summary>
[GenerateSerializer, Alias("dispatch.DescriptionKind")]
public enum DescriptionKind
{
    Person,
    Vehicle,
}

/// <summary>A person or vehicle to look out for. Always needs a second person's release.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.AlertDescription")]
public sealed record AlertDescription(DescriptionKind Kind, BilingualText Text);

/// <summary>What a commander orders.</summary>
/// <param name="Quota">How many acceptances are wanted; 0 = everybody is told and nobody is counted. With posts: the sum of their needs.</param>
/// <param name="EyesOnly">Occupied taxis are told too, to look out on their way and no more; otherwise they are left out.</param>
/// <param name="Text">What the commander adds in own words; the template of the kind is always said too.</param>
[GenerateSerializer, Immutable, Alias("dispatch.AlertOrder")]
public sealed record AlertOrder(
    AlertId Id,
    IncidentId Incident,
    AlertKind Kind,
    Audience Audience,
    int Quota,
    AlertUrgency Urgency,
    DateTimeOffset ExpiresAt,
    bool Drill,
    bool EyesOnly,
    BilingualText? Text,
    AlertDescription? Description,
    string Place);

/// <summary>A unit that is told, with what makes its text its own.</summary>
/// <param name="Wave">1, 2, 3 …</param>
/// <param name="Post">Its own post; null when the alert has none, or for eyes-only.</param>
/// <param name="EyesOnly">Has a passenger: looks out on its way, is sent nowhere, counts towards no quota.</param>
/// <param name="Distance">From the nearest anchor when it was chosen; null when the audience has none.</param>
[GenerateSerializer, Immutable, Alias("dispatch.Recipient")]
public sealed record Recipient(
    UnitId Unit,
    string CallSign,
    Units.UnitKind Kind,
    int Wave,
    AlertPost? Post = null,
    bool EyesOnly = false,
    Geo.Metres? Distance = null,
    bool Synthetic = false);

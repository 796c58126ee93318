using System.Collections.Immutable;
using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Alerting.Cap;

/// <summary>A message of the Common Alerting Protocol 1.2 (OASIS, 1 July 2010). Empty and missing texts are the same: null.</summary>
/// <param name="Identifier">Unique for its sender; no spaces, commas, '&lt;' or '&amp;'.</param>
/// <param name="Sent">Whole seconds.</param>
/// <param name="Restriction">Whom a message of scope Restricted is for.</param>
/// <param name="Addresses">Whom a message of scope Private is for.</param>
/// <param name="References">The earlier messages that this one is about.</param>
/// <param name="Incidents">Ids of incidents that it belongs to.</param>
/// <param name="Infos">The same in several languages, usually.</param>
public sealed record CapMessage(
    string Identifier,
    string Sender,
    DateTimeOffset Sent,
    CapStatus Status,
    CapMsgType MsgType,
    CapScope Scope,
    string? Source,
    string? Restriction,
    ImmutableArray<string> Addresses,
    ImmutableArray<string> Codes,
    string? Note,
    ImmutableArray<CapReference> References,
    ImmutableArray<string> Incidents,
    ImmutableArray<CapInfo> Infos)
{
    public const string Namespace = "urn:oasis:names:tc:emergency:cap:1.2";

    public CapReference Reference => new(Sender, Identifier, Sent);

    /// <summary>The information in this language (its primary tag, for example <c>zh</c>), else the first; null when there is none.</summary>
    public CapInfo? In(string language) =>
        Infos.FirstOrDefault(info => info.Language.Split('-')[0].Equals(language, StringComparison.OrdinalIgnoreCase)) ?? Infos.FirstOrDefault();
}

/// <summary>Names an earlier message.</summary>
public sealed record CapReference(string Sender, string Identifier, DateTimeOffset Sent);

/// <param name="Language">RFC 3066, for example <c>zh-CN</c>.</param>
public sealed record CapInfo(
    string Language,
    ImmutableArray<CapCategory> Categories,
    string Event,
    ImmutableArray<CapResponse> Responses,
    CapUrgency Urgency,
    CapSeverity Severity,
    CapCertainty Certainty,
    string? Audience,
    ImmutableArray<CapValue> EventCodes,
    DateTimeOffset? Effective,
    DateTimeOffset? Onset,
    DateTimeOffset? Expires,
    string? SenderName,
    string? Headline,
    string? Description,
    string? Instruction,
    string? Web,
    string? Contact,
    ImmutableArray<CapValue> Parameters,
    ImmutableArray<CapArea> Areas)
{
    public const string DefaultLanguage = "en-US";
}

public sealed record CapValue(string Name, string Value);

/// <param name="Altitude">Feet above mean sea level, and the same of <paramref name="Ceiling"/>, which needs it.</param>
public sealed record CapArea(
    string Description,
    ImmutableArray<CapPolygon> Polygons,
    ImmutableArray<CapCircle> Circles,
    ImmutableArray<CapValue> Geocodes,
    decimal? Altitude = null,
    decimal? Ceiling = null);

/// <summary>At least four points, the last one the same as the first.</summary>
public sealed record CapPolygon(ImmutableArray<GeoPoint> Points);

public sealed record CapCircle(GeoPoint Centre, Metres Radius);

using System.Collections.Immutable;
using System.Globalization;

namespace Dispatch.Domain.Alerting.Cap;

/// <summary>One element as CAP 1.2 allows it: how often, in which order its children stand, what its text may be.</summary>
/// <param name="Check">Null when the text is in the form; otherwise what it must be.</param>
internal sealed record CapShape(string Name, int Min, int Max, ImmutableArray<CapShape> Children, Func<string, string?>? Check)
{
    private const int Many = int.MaxValue;

    /// <summary>The whole message, written from the element tables of the specification (section 3.2) and compared with its schema.</summary>
    public static readonly CapShape Alert = Parent("alert", 1, 1,
        One("identifier"), One("sender"), One("sent", Time), One("status", Word<CapStatus>), One("msgType", Word<CapMsgType>), Maybe("source"),
        One("scope", Word<CapScope>), Maybe("restriction"), Maybe("addresses"), Any("code"), Maybe("note"), Maybe("references"), Maybe("incidents"),
        Parent("info", 0, Many,
            Maybe("language", Language), new CapShape("category", 1, Many, [], Word<CapCategory>), One("event"), Any("responseType", Word<CapResponse>),
            One("urgency", Word<CapUrgency>), One("severity", Word<CapSeverity>), One("certainty", Word<CapCertainty>), Maybe("audience"), Pair("eventCode"),
            Maybe("effective", Time), Maybe("onset", Time), Maybe("expires", Time), Maybe("senderName"), Maybe("headline"), Maybe("description"),
            Maybe("instruction"), Maybe("web", Address), Maybe("contact"), Pair("parameter"),
            Parent("resource", 0, Many, One("resourceDesc"), One("mimeType"), Maybe("size", Whole), Maybe("uri", Address), Maybe("derefUri"), Maybe("digest")),
            Parent("area", 0, Many,
                One("areaDesc"), Any("polygon", Polygon), Any("circle", Circle), Pair("geocode"), Maybe("altitude", Decimal), Maybe("ceiling", Decimal))));

    private static CapShape One(string name, Func<string, string?>? check = null) => new(name, 1, 1, [], check);

    private static CapShape Maybe(string name, Func<string, string?>? check = null) => new(name, 0, 1, [], check);

    private static CapShape Any(string name, Func<string, string?>? check = null) => new(name, 0, Many, [], check);

    private static CapShape Pair(string name) => Parent(name, 0, Many, One("valueName"), One("value"));

    private static CapShape Parent(string name, int min, int max, params ImmutableArray<CapShape> children) => new(name, min, max, children, null);

    private static string? Word<T>(string text) where T : struct, Enum =>
        CapTexts.Word<T>(text) is null ? $"must be one of {string.Join(", ", Enum.GetNames<T>())}" : null;

    private static string? Time(string text) => CapTexts.Time(text.Trim()) is null ? "must be a time such as 2026-11-22T12:00:00+08:00 (UTC is -00:00, never Z)" : null;

    private static string? Language(string text) => CapTexts.IsLanguage(text.Trim()) ? null : "must be a language code such as zh-CN";

    private static string? Address(string text) => Uri.TryCreate(text.Trim(), UriKind.RelativeOrAbsolute, out _) ? null : "must be a URI";

    private static string? Whole(string text) =>
        long.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? null : "must be a whole number";

    private static string? Decimal(string text) => CapTexts.Decimal(text.Trim()) is null ? "must be a number" : null;

    private static string? Polygon(string text) =>
        CapTexts.Polygon(text) is null ? "must be four or more points \"lat,lon\" with spaces between, the last the same as the first" : null;

    private static string? Circle(string text) => CapTexts.Circle(text) is null ? "must be \"lat,lon radius\" with the radius in kilometres" : null;
}

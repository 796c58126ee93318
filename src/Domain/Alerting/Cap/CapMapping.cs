using System.Collections.Immutable;
using System.Xml.Linq;

namespace Dispatch.Domain.Alerting.Cap;

/// <summary>From elements, whose shape was checked, to a message. Resources and signatures are not kept.</summary>
internal static class CapMapping
{
    private static readonly XNamespace Cap = CapMessage.Namespace;

    /// <summary>Null when they are not in the form.</summary>
    public static ImmutableArray<CapReference>? References(XElement alert) => CapTexts.References(Text(alert, "references") ?? "");

    public static CapMessage Message(XElement alert) => new(
        Must(alert, "identifier"), Must(alert, "sender"), Time(alert, "sent")!.Value, Word<CapStatus>(alert, "status"), Word<CapMsgType>(alert, "msgType"),
        Word<CapScope>(alert, "scope"), Text(alert, "source"), Text(alert, "restriction"), CapTexts.List(Text(alert, "addresses") ?? ""),
        [.. alert.Elements(Cap + "code").Select(code => code.Value)], Text(alert, "note"), References(alert)!.Value,
        CapTexts.List(Text(alert, "incidents") ?? ""), [.. alert.Elements(Cap + "info").Select(Info)]);

    private static CapInfo Info(XElement info) => new(
        Text(info, "language")?.Trim() ?? CapInfo.DefaultLanguage, Words<CapCategory>(info, "category"), Must(info, "event"), Words<CapResponse>(info, "responseType"),
        Word<CapUrgency>(info, "urgency"), Word<CapSeverity>(info, "severity"), Word<CapCertainty>(info, "certainty"), Text(info, "audience"),
        Pairs(info, "eventCode"), Time(info, "effective"), Time(info, "onset"), Time(info, "expires"), Text(info, "senderName"), Text(info, "headline"),
        Text(info, "description"), Text(info, "instruction"), Text(info, "web"), Text(info, "contact"), Pairs(info, "parameter"),
        [.. info.Elements(Cap + "area").Select(Area)]);

    private static CapArea Area(XElement area) => new(
        Must(area, "areaDesc"),
        [.. Filled(area, "polygon").Select(text => CapTexts.Polygon(text)!)],
        [.. Filled(area, "circle").Select(text => CapTexts.Circle(text)!)],
        Pairs(area, "geocode"),
        Text(area, "altitude") is { } altitude ? CapTexts.Decimal(altitude.Trim()) : null,
        Text(area, "ceiling") is { } ceiling ? CapTexts.Decimal(ceiling.Trim()) : null);

    private static ImmutableArray<CapValue> Pairs(XElement parent, string name) =>
        [.. parent.Elements(Cap + name).Select(pair => new CapValue(Must(pair, "valueName"), Must(pair, "value")))];

    private static string Must(XElement parent, string name) => parent.Element(Cap + name)!.Value;

    private static string? Text(XElement parent, string name) => parent.Element(Cap + name)?.Value is { Length: > 0 } text ? text : null;

    private static IEnumerable<string> Filled(XElement parent, string name) =>
        parent.Elements(Cap + name).Select(one => one.Value).Where(text => text.Length > 0);

    private static DateTimeOffset? Time(XElement parent, string name) => Text(parent, name) is { } text ? CapTexts.Time(text.Trim()) : null;

    private static T Word<T>(XElement parent, string name) where T : struct, Enum => CapTexts.Word<T>(Must(parent, name))!.Value;

    private static ImmutableArray<T> Words<T>(XElement parent, string name) where T : struct, Enum =>
        [.. Filled(parent, name).Select(text => CapTexts.Word<T>(text)!.Value)];
}

using System.Collections.Immutable;
using Dispatch.Domain.Alerting.Cap;
using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Tests.Alerting;

/// <summary>
/// Messages written by the specification, with the habits of real senders: empty elements, several addresses, a quoted address, comments,
/// schema hints, a signature at the end, a prefix for everything.
/// </summary>
internal static class CapExamples
{
    public const string Flood = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!-- river levels -->
        <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:oasis:names:tc:emergency:cap:1.2 CAP-v1.2.xsd">
          <identifier>EX-42</identifier>
          <sender>levels@example.org</sender>
          <sent>2026-03-01T10:00:00-00:00</sent>
          <status>Actual</status>
          <msgType>Update</msgType>
          <scope>Private</scope>
          <restriction/>
          <addresses>one@example.org "Two Words" three@example.org</addresses>
          <code>profile:example:1</code>
          <note></note>
          <references>levels@example.org,EX-41,2026-03-01T09:00:00-00:00</references>
          <info>
            <category>Met</category>
            <category>Safety</category>
            <event>Flood</event>
            <responseType>Monitor</responseType>
            <urgency>Expected</urgency>
            <severity>Moderate</severity>
            <certainty>Likely</certainty>
            <eventCode><valueName>SAME</valueName><value>FLW</value></eventCode>
            <effective>2026-03-01T10:00:00-00:00</effective>
            <expires>2026-03-01T12:00:00-00:00</expires>
            <headline>Low road floods &amp; closes</headline>
            <description><![CDATA[Water on the road.]]></description>
            <web>https://example.org/levels?id=42</web>
            <parameter><valueName>level</valueName><value>3.2 m</value></parameter>
            <resource><resourceDesc>gauge</resourceDesc><mimeType>image/png</mimeType><size>1024</size><uri>gauge.png</uri></resource>
            <area>
              <areaDesc>Low road</areaDesc>
              <polygon>45.1,7.6 45.2,7.6 45.2,7.7 45.1,7.6</polygon>
              <circle>45.15,7.65 1.5</circle>
              <geocode><valueName>zone</valueName><value>12</value></geocode>
            </area>
          </info>
          <Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo/></Signature>
        </alert>
        """;

    public const string Prefixed = """
        <cap:alert xmlns:cap="urn:oasis:names:tc:emergency:cap:1.2">
          <cap:identifier>tag:example.org:2026</cap:identifier>
          <cap:sender>ops@example.org</cap:sender>
          <cap:sent>2026-03-01T10:00:00+08:00</cap:sent>
          <cap:status>Exercise</cap:status>
          <cap:msgType>Alert</cap:msgType>
          <cap:scope>Public</cap:scope>
        </cap:alert>
        """;

    private static readonly string[] Texts = ["x", "白色面包车 & <吉A>", "line\nline", "quote \" ' ]]>", "🚓", " spaces kept "];

    public static CapMessage Random(Random random)
    {
        var sent = new DateTimeOffset(2026, 3, 1, 10, 0, random.Next(60), TimeSpan.FromHours(random.Next(-11, 13)));
        var type = (CapMsgType)random.Next(5);
        var scope = (CapScope)random.Next(3);
        return new CapMessage(
            $"id-{random.Next(1000)}", "sender@example.org", sent, (CapStatus)random.Next(5), type, scope, Maybe(random), scope == CapScope.Restricted ? Text(random) : null,
            scope == CapScope.Private || random.Next(2) == 0 ? ["a@b", "two words"] : [], Some(random, Text), type == CapMsgType.Error ? "why" : Maybe(random),
            type == CapMsgType.Alert ? [] : [new CapReference("s", "ref-1", sent.AddHours(-1)), new CapReference("s", "ref-2", sent.AddMinutes(-1))],
            Some(random, _ => "incident-1"), Some(random, one => Info(one, sent)));
    }

    private static CapInfo Info(Random random, DateTimeOffset sent) => new(
        random.Next(2) == 0 ? "zh-CN" : "en", [(CapCategory)random.Next(12)], Text(random), Some(random, one => (CapResponse)one.Next(9)),
        (CapUrgency)random.Next(5), (CapSeverity)random.Next(5), (CapCertainty)random.Next(5), Maybe(random), Some(random, Value),
        random.Next(2) == 0 ? sent : null, null, random.Next(2) == 0 ? sent.AddHours(2) : null, Maybe(random), Maybe(random), Maybe(random), Maybe(random),
        random.Next(2) == 0 ? "https://example.org/a?b=c&d" : null, Maybe(random), Some(random, Value), Some(random, Area));

    private static CapArea Area(Random random)
    {
        var points = Enumerable.Range(0, random.Next(3, 8)).Select(_ => Point(random)).ToList();
        return new CapArea(Text(random), random.Next(2) == 0 ? [new CapPolygon([.. points, points[0]])] : [],
            random.Next(2) == 0 ? [new CapCircle(Point(random), new Metres(random.Next(0, 90_000)))] : [], Some(random, Value), random.Next(2) == 0 ? 12.5m : null);
    }

    private static GeoPoint Point(Random random) => GeoPoint.Of(Math.Round((random.NextDouble() * 180) - 90, 6), Math.Round((random.NextDouble() * 360) - 180, 6));

    private static CapValue Value(Random random) => new("name", Text(random));

    private static string Text(Random random) => Texts[random.Next(Texts.Length)];

    private static string? Maybe(Random random) => random.Next(2) == 0 ? Text(random) : null;

    private static ImmutableArray<T> Some<T>(Random random, Func<Random, T> make) => [.. Enumerable.Range(0, random.Next(3)).Select(_ => make(random))];
}

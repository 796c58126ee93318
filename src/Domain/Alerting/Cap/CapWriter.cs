using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;

namespace Dispatch.Domain.Alerting.Cap;

/// <summary>Writes a message as CAP 1.2 XML, elements in the schema's order, empty ones left out.</summary>
public static class CapWriter
{
    private static readonly XmlWriterSettings Settings = new() { Indent = true, IndentChars = "  ", OmitXmlDeclaration = true, NewLineChars = "\n", NewLineHandling = NewLineHandling.Entitize };

    /// <returns>The document with a declaration that says UTF-8: to be sent in that encoding.</returns>
    /// <exception cref="ArgumentException">The message breaks a rule of CAP 1.2 or holds a character that XML has no form for: a programming error, found before it is sent.</exception>
    public static string Write(CapMessage message)
    {
        if (CapRules.Check(message) is [var fault, ..])
            throw new ArgumentException($"{fault.Path} {fault.Message}.", nameof(message));
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        using (var xml = XmlWriter.Create(text, Settings))
            Alert(xml, message);
        return text.Append('\n').ToString();
    }

    private static void Alert(XmlWriter xml, CapMessage message)
    {
        xml.WriteStartElement("alert", CapMessage.Namespace);
        Text(xml, "identifier", message.Identifier);
        Text(xml, "sender", message.Sender);
        Text(xml, "sent", CapTexts.Time(message.Sent));
        Text(xml, "status", message.Status.ToString());
        Text(xml, "msgType", message.MsgType.ToString());
        Text(xml, "source", message.Source);
        Text(xml, "scope", message.Scope.ToString());
        Text(xml, "restriction", message.Restriction);
        Text(xml, "addresses", CapTexts.List(message.Addresses));
        Texts(xml, "code", message.Codes);
        Text(xml, "note", message.Note);
        Text(xml, "references", string.Join(' ', message.References.Select(CapTexts.Reference)));
        Text(xml, "incidents", CapTexts.List(message.Incidents));
        foreach (var info in message.Infos)
            Info(xml, info);
        xml.WriteEndElement();
    }

    private static void Info(XmlWriter xml, CapInfo info)
    {
        xml.WriteStartElement("info", CapMessage.Namespace);
        Text(xml, "language", info.Language);
        Texts(xml, "category", info.Categories.Select(one => one.ToString()));
        Text(xml, "event", info.Event);
        Texts(xml, "responseType", info.Responses.Select(one => one.ToString()));
        Text(xml, "urgency", info.Urgency.ToString());
        Text(xml, "severity", info.Severity.ToString());
        Text(xml, "certainty", info.Certainty.ToString());
        Text(xml, "audience", info.Audience);
        Pairs(xml, "eventCode", info.EventCodes);
        Text(xml, "effective", info.Effective is { } effective ? CapTexts.Time(effective) : null);
        Text(xml, "onset", info.Onset is { } onset ? CapTexts.Time(onset) : null);
        Text(xml, "expires", info.Expires is { } expires ? CapTexts.Time(expires) : null);
        Text(xml, "senderName", info.SenderName);
        Text(xml, "headline", info.Headline);
        Text(xml, "description", info.Description);
        Text(xml, "instruction", info.Instruction);
        Text(xml, "web", info.Web);
        Text(xml, "contact", info.Contact);
        Pairs(xml, "parameter", info.Parameters);
        foreach (var area in info.Areas)
            Area(xml, area);
        xml.WriteEndElement();
    }

    private static void Area(XmlWriter xml, CapArea area)
    {
        xml.WriteStartElement("area", CapMessage.Namespace);
        Text(xml, "areaDesc", area.Description);
        Texts(xml, "polygon", area.Polygons.Select(CapTexts.Polygon));
        Texts(xml, "circle", area.Circles.Select(CapTexts.Circle));
        Pairs(xml, "geocode", area.Geocodes);
        Text(xml, "altitude", area.Altitude?.ToString(CultureInfo.InvariantCulture));
        Text(xml, "ceiling", area.Ceiling?.ToString(CultureInfo.InvariantCulture));
        xml.WriteEndElement();
    }

    private static void Pairs(XmlWriter xml, string name, ImmutableArray<CapValue> pairs)
    {
        foreach (var pair in pairs)
        {
            xml.WriteStartElement(name, CapMessage.Namespace);
            xml.WriteElementString("valueName", CapMessage.Namespace, pair.Name);
            xml.WriteElementString("value", CapMessage.Namespace, pair.Value);
            xml.WriteEndElement();
        }
    }

    private static void Texts(XmlWriter xml, string name, IEnumerable<string> texts)
    {
        foreach (var text in texts)
            Text(xml, name, text);
    }

    private static void Text(XmlWriter xml, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
            xml.WriteElementString(name, CapMessage.Namespace, text);
    }
}

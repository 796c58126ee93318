using System.Globalization;
using System.Xml;

namespace Dispatch.Import.Osm.Formats;

/// <summary>OSM XML, version 0.6: an <c>osm</c> element that holds <c>node</c>, <c>way</c> and <c>relation</c> elements.</summary>
internal static class XmlFormat
{
    private const int ElementsPerProgress = 4096;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreWhitespace = true,
        IgnoreProcessingInstructions = true,
    };

    public static void Read(
        string path, Stream xml, FileStream file, IOsmSink sink, Action<long>? progress, CancellationToken cancellation)
    {
        XmlReader? reader = null;
        try
        {
            reader = XmlReader.Create(xml, Settings);
            RequireOsm(reader);
            for (var i = 1; reader.Read(); i++)
            {
                if (reader.NodeType == XmlNodeType.Element && reader.Depth == 1)
                    ReadElement(reader, sink);
                if (i % ElementsPerProgress != 0)
                    continue;
                cancellation.ThrowIfCancellationRequested();
                progress?.Invoke(file.Position);
            }
        }
        catch (Exception e) when (e is XmlException or InvalidDataException or FormatException or OverflowException or EndOfStreamException)
        {
            throw new ImportException(path, Where(reader), Fault(e), e);
        }
        finally
        {
            reader?.Dispose();
        }
        progress?.Invoke(file.Length);
    }

    private static string Where(XmlReader? reader) =>
        reader is IXmlLineInfo { LineNumber: > 0 } line ? $"line {line.LineNumber}" : "the beginning";

    private static string Fault(Exception e) => e switch
    {
        XmlException => $"the XML is damaged or cut off ({e.Message.TrimEnd('.')})",
        InvalidDataException => e.Message.TrimEnd('.'),
        EndOfStreamException => "the file ends in the middle of its data",
        _ => "a number is not one",
    };

    private static void RequireOsm(XmlReader reader)
    {
        try
        {
            reader.MoveToContent();
        }
        catch (XmlException e) when (e.Message.Contains("DTD", StringComparison.Ordinal))
        {
            throw new InvalidDataException("this is not OpenStreetMap data (it begins like a web page)", e);
        }
        if (reader.LocalName != "osm")
            throw new InvalidDataException(
                $"this is not OpenStreetMap data (its outermost element is '{reader.LocalName}', it should be 'osm')");
    }

    private static void ReadElement(XmlReader reader, IOsmSink sink)
    {
        switch (reader.LocalName)
        {
            case "node":
                var (id, latitude, longitude) = (Id(reader), Degrees(reader, "lat", 90), Degrees(reader, "lon", 180));
                sink.Node(new OsmNode(id, latitude, longitude, Children(reader).Tags));
                break;
            case "way":
                var way = Id(reader);
                var parts = Children(reader);
                sink.Way(new OsmWay(way, parts.Nodes.ToArray(), parts.Tags));
                break;
            case "relation":
                var relation = Id(reader);
                var children = Children(reader);
                sink.Relation(new OsmRelation(relation, children.Members.ToArray(), children.Tags));
                break;
        }
    }

    private static (OsmTags Tags, List<long> Nodes, List<OsmMember> Members) Children(XmlReader reader)
    {
        List<(string, string)> tags = [];
        List<long> nodes = [];
        List<OsmMember> members = [];
        if (reader.IsEmptyElement)
            return (OsmTags.None, nodes, members);
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.LocalName == "tag")
                tags.Add((Attribute(reader, "k"), Attribute(reader, "v")));
            else if (reader.LocalName == "nd")
                nodes.Add(Number(reader, "ref"));
            else if (reader.LocalName == "member")
                members.Add(new OsmMember(Kind(Attribute(reader, "type")), Number(reader, "ref"), reader.GetAttribute("role") ?? ""));
        }
        return (tags.Count == 0 ? OsmTags.None : new OsmTags(tags.ToArray()), nodes, members);
    }

    private static OsmKind Kind(string type) => type switch
    {
        "node" => OsmKind.Node,
        "way" => OsmKind.Way,
        "relation" => OsmKind.Relation,
        _ => throw new InvalidDataException($"'{type}' is not a kind of member"),
    };

    private static long Id(XmlReader reader) => Number(reader, "id");

    private static long Number(XmlReader reader, string name) =>
        long.Parse(Attribute(reader, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private static int Degrees(XmlReader reader, string name, int limit)
    {
        var degrees = double.Parse(Attribute(reader, name), NumberStyles.Float, CultureInfo.InvariantCulture);
        return Math.Abs(degrees) <= limit ? (int)Math.Round(degrees * 1e7)
            : throw new InvalidDataException($"{name} {degrees} is out of range");
    }

    private static string Attribute(XmlReader reader, string name) =>
        reader.GetAttribute(name) ?? throw new InvalidDataException($"a '{reader.LocalName}' has no '{name}'");
}

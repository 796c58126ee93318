using System.Globalization;
using System.Text;
using Dispatch.Import.Osm;

namespace Dispatch.Import.Tests.Osm;

/// <summary>A small OSM XML file written by hand: nodes on a 0.001° grid, ways, turn restrictions.</summary>
internal sealed class OsmText
{
    private readonly StringBuilder xml = new();
    private readonly StringBuilder ways = new();
    private long next = 100;

    public OsmText Node(long id, double x, double y, params string[] tags)
    {
        xml.Append(CultureInfo.InvariantCulture, $"<node id='{id}' lat='{y / 1000}' lon='{x / 1000}'>{Tags(tags)}</node>\n");
        return this;
    }

    /// <param name="tags">"key=value"; highway=residential when none is given for highway.</param>
    public OsmText Way(long[] nodes, params string[] tags) => Way(next++, nodes, tags);

    public OsmText Way(long id, long[] nodes, params string[] tags)
    {
        var all = tags.Any(t => t.StartsWith("highway=", StringComparison.Ordinal)) ? tags : [.. tags, "highway=residential"];
        var refs = string.Concat(nodes.Select(n => $"<nd ref='{n}'/>"));
        ways.Append(CultureInfo.InvariantCulture, $"<way id='{id}'>{refs}{Tags(all)}</way>\n");
        return this;
    }

    public OsmText Relation(string members, params string[] tags)
    {
        ways.Append(CultureInfo.InvariantCulture, $"<relation id='{next++}'>{members}{Tags(tags)}</relation>\n");
        return this;
    }

    public override string ToString() => $"<?xml version='1.0' encoding='UTF-8'?>\n<osm version='0.6'>\n{xml}{ways}</osm>\n";

    public ImportedRoads Import(ImportOptions? options = null) => TemporaryFile.With(Encoding.UTF8.GetBytes(ToString()), path => OsmImport.Read(path, options));

    private static string Tags(string[] tags) => string.Concat(tags.Select(t => t.Split('=', 2)).Select(t => $"<tag k='{t[0]}' v='{t[1]}'/>"));
}

internal static class TemporaryFile
{
    public static T With<T>(byte[] bytes, Func<string, T> use)
    {
        var folder = Directory.CreateTempSubdirectory("osm-import-");
        try
        {
            var path = Path.Combine(folder.FullName, "input.osm");
            File.WriteAllBytes(path, bytes);
            return use(path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

namespace Dispatch.Import.Osm;

/// <summary>Tags of an element; a key occurs once.</summary>
public sealed class OsmTags
{
    public static readonly OsmTags None = new([]);

    private readonly (string Key, string Value)[] tags;

    public OsmTags((string Key, string Value)[] tags) => this.tags = tags;

    /// <summary>The value of a key; empty when the element does not carry it.</summary>
    public string this[string key]
    {
        get
        {
            foreach (var tag in tags)
                if (tag.Key == key)
                    return tag.Value;
            return "";
        }
    }

    public bool IsEmpty => tags.Length == 0;
}

/// <summary>A node; coordinates in 10⁻⁷ degrees.</summary>
public readonly record struct OsmNode(long Id, int Latitude, int Longitude, OsmTags Tags);

public sealed record OsmWay(long Id, long[] Nodes, OsmTags Tags);

public enum OsmKind
{
    Node,
    Way,
    Relation,
}

public readonly record struct OsmMember(OsmKind Kind, long Id, string Role);

public sealed record OsmRelation(long Id, OsmMember[] Members, OsmTags Tags);

/// <summary>Receives the elements of a file in the file's order.</summary>
public interface IOsmSink
{
    void Node(in OsmNode node);

    void Way(OsmWay way);

    void Relation(OsmRelation relation);
}

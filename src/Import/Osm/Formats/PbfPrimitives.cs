using System.Text;
using Google.Protobuf;

namespace Dispatch.Import.Osm.Formats;

/// <summary>The elements inside one unpacked PBF block (osmformat.proto: PrimitiveBlock and what it holds).</summary>
internal sealed class PbfPrimitives
{
    private readonly List<string> strings = [];
    private readonly List<ByteString> groups = [];
    private readonly IOsmSink sink;
    private int granularity = 100;
    private long latitudeOffset;
    private long longitudeOffset;

    private PbfPrimitives(IOsmSink sink) => this.sink = sink;

    public static void Read(byte[] block, IOsmSink sink)
    {
        var primitives = new PbfPrimitives(sink);
        primitives.ReadBlock(block);
        foreach (var group in primitives.groups)
            primitives.ReadGroup(group);
    }

    private void ReadBlock(byte[] block)
    {
        var input = new CodedInputStream(block);
        while (input.ReadTag() is var tag && tag != 0)
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case 1: ReadStrings(input.ReadBytes()); break;
                case 2: groups.Add(input.ReadBytes()); break;
                case 17: granularity = input.ReadInt32(); break;
                case 19: latitudeOffset = input.ReadInt64(); break;
                case 20: longitudeOffset = input.ReadInt64(); break;
                default: input.SkipLastField(); break;
            }
    }

    private void ReadStrings(ByteString table)
    {
        var input = table.CreateCodedInput();
        while (input.ReadTag() is var tag && tag != 0)
        {
            if (WireFormat.GetTagFieldNumber(tag) == 1)
                strings.Add(Encoding.UTF8.GetString(input.ReadBytes().Span));
            else
                input.SkipLastField();
        }
    }

    private void ReadGroup(ByteString group)
    {
        var input = group.CreateCodedInput();
        while (input.ReadTag() is var tag && tag != 0)
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case 1: ReadNode(input.ReadBytes()); break;
                case 2: ReadDense(input.ReadBytes()); break;
                case 3: ReadWay(input.ReadBytes()); break;
                case 4: ReadRelation(input.ReadBytes()); break;
                default: input.SkipLastField(); break;
            }
    }

    private void ReadNode(ByteString node)
    {
        var input = node.CreateCodedInput();
        long id = 0, latitude = 0, longitude = 0;
        List<long> keys = [], values = [];
        while (input.ReadTag() is var tag && tag != 0)
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case 1: id = input.ReadSInt64(); break;
                case 2: Packed.UInt32(input, tag, keys); break;
                case 3: Packed.UInt32(input, tag, values); break;
                case 8: latitude = input.ReadSInt64(); break;
                case 9: longitude = input.ReadSInt64(); break;
                default: input.SkipLastField(); break;
            }
        Send(id, latitude, longitude, Tags(keys, values));
    }

    private void ReadDense(ByteString dense)
    {
        var input = dense.CreateCodedInput();
        List<long> ids = [], latitudes = [], longitudes = [], keysAndValues = [];
        while (input.ReadTag() is var tag && tag != 0)
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case 1: Packed.Deltas(input, tag, ids); break;
                case 8: Packed.Deltas(input, tag, latitudes); break;
                case 9: Packed.Deltas(input, tag, longitudes); break;
                case 10: Packed.UInt32(input, tag, keysAndValues); break;
                default: input.SkipLastField(); break;
            }
        if (latitudes.Count != ids.Count || longitudes.Count != ids.Count)
            throw new InvalidDataException("the columns of a dense-node group differ in length");
        var next = 0;
        for (var i = 0; i < ids.Count; i++)
            Send(ids[i], latitudes[i], longitudes[i], DenseTags(keysAndValues, ref next));
    }

    private void ReadWay(ByteString way)
    {
        var input = way.CreateCodedInput();
        long id = 0;
        List<long> keys = [], values = [], nodes = [];
        while (input.ReadTag() is var tag && tag != 0)
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case 1: id = input.ReadInt64(); break;
                case 2: Packed.UInt32(input, tag, keys); break;
                case 3: Packed.UInt32(input, tag, values); break;
                case 8: Packed.Deltas(input, tag, nodes); break;
                default: input.SkipLastField(); break;
            }
        sink.Way(new OsmWay(id, nodes.ToArray(), Tags(keys, values)));
    }

    private void ReadRelation(ByteString relation)
    {
        var input = relation.CreateCodedInput();
        long id = 0;
        List<long> keys = [], values = [], roles = [], members = [], kinds = [];
        while (input.ReadTag() is var tag && tag != 0)
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case 1: id = input.ReadInt64(); break;
                case 2: Packed.UInt32(input, tag, keys); break;
                case 3: Packed.UInt32(input, tag, values); break;
                case 8: Packed.UInt32(input, tag, roles); break;
                case 9: Packed.Deltas(input, tag, members); break;
                case 10: Packed.UInt32(input, tag, kinds); break;
                default: input.SkipLastField(); break;
            }
        if (roles.Count != members.Count || kinds.Count != members.Count)
            throw new InvalidDataException($"the member columns of relation {id} differ in length");
        var all = members.Select((member, i) => new OsmMember((OsmKind)kinds[i], member, strings[checked((int)roles[i])]));
        sink.Relation(new OsmRelation(id, all.ToArray(), Tags(keys, values)));
    }

    private void Send(long id, long latitude, long longitude, OsmTags tags) =>
        sink.Node(new OsmNode(id, Degrees(latitude, latitudeOffset, 90), Degrees(longitude, longitudeOffset, 180), tags));

    /// <summary>Nanodegrees to the 10⁻⁷ degrees in which OpenStreetMap keeps its coordinates.</summary>
    private int Degrees(long value, long offset, int limit)
    {
        var tenMillionths = checked(offset + (granularity * value)) / 100;
        if (Math.Abs(tenMillionths) > limit * 10_000_000L)
            throw new InvalidDataException("a coordinate is out of range");
        return (int)tenMillionths;
    }

    private OsmTags Tags(List<long> keys, List<long> values)
    {
        if (keys.Count != values.Count)
            throw new InvalidDataException("an element has more keys than values, or fewer");
        return keys.Count == 0 ? OsmTags.None
            : new OsmTags(keys.Select((key, i) => (strings[checked((int)key)], strings[checked((int)values[i])])).ToArray());
    }

    /// <summary>Dense tags run key, value, key, value, 0 for each node; the whole column is absent when no node has a tag.</summary>
    private OsmTags DenseTags(List<long> column, ref int next)
    {
        if (column.Count == 0 || column[next] == 0)
        {
            next++;
            return OsmTags.None;
        }
        var tags = new List<(string, string)>();
        for (; column[next] != 0; next += 2)
            tags.Add((strings[checked((int)column[next])], strings[checked((int)column[next + 1])]));
        next++;
        return new OsmTags(tags.ToArray());
    }
}

using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Google.Protobuf;

namespace Dispatch.Import.Tests.Osm;

/// <summary>Writes small PBF files, also such as no program would write.</summary>
internal static class PbfBytes
{
    public static byte[] Message(Action<CodedOutputStream> write)
    {
        using var bytes = new MemoryStream();
        using (var output = new CodedOutputStream(bytes, leaveOpen: true))
            write(output);
        return bytes.ToArray();
    }

    public static void Bytes(this CodedOutputStream output, int field, byte[] bytes)
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteBytes(ByteString.CopyFrom(bytes));
    }

    public static void Number(this CodedOutputStream output, int field, long value, bool zigzag = false)
    {
        output.WriteTag(field, WireFormat.WireType.Varint);
        if (zigzag)
            output.WriteSInt64(value);
        else
            output.WriteInt64(value);
    }

    public static byte[] Block(string type, byte[] body, bool zip = true, int bodyField = 3)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(body);
        var blob = Message(o =>
        {
            if (zip)
                o.Number(2, body.Length);
            o.Bytes(zip ? bodyField : 1, zip ? packed.ToArray() : body);
        });
        var header = Message(o =>
        {
            o.Bytes(1, Encoding.UTF8.GetBytes(type));
            o.Number(3, blob.Length);
        });
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, header.Length);
        return [.. length, .. header, .. blob];
    }

    public static byte[] Header(params string[] features) =>
        Block("OSMHeader", Message(o => features.ToList().ForEach(f => o.Bytes(4, Encoding.UTF8.GetBytes(f)))));

    /// <summary>Two plain nodes with ids 1 and 2 and a residential way between them; numbers not packed; own granularity and offset.</summary>
    public static byte[] PlainRoad(int granularity = 1000) => Message(o =>
    {
        o.Bytes(1, Message(t => new[] { "", "highway", "residential" }.ToList().ForEach(s => t.Bytes(1, Encoding.UTF8.GetBytes(s)))));
        o.Bytes(2, Message(g =>
        {
            g.Bytes(1, Node(1, 0, 0));
            g.Bytes(1, Node(2, 1_000_000, 2_000_000));
            g.Bytes(3, Message(w =>
            {
                w.Number(1, 7);
                w.Number(2, 1);
                w.Number(3, 2);
                w.Number(8, 1, zigzag: true);
                w.Number(8, 1, zigzag: true);
            }));
        }));
        o.Number(17, granularity);
        o.Number(19, 5_000_000_000);
    });

    private static byte[] Node(long id, long latitude, long longitude) => Message(n =>
    {
        n.Number(1, id, zigzag: true);
        n.Number(8, latitude, zigzag: true);
        n.Number(9, longitude, zigzag: true);
    });
}

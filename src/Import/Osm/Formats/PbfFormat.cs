using System.Buffers.Binary;
using System.IO.Compression;
using Google.Protobuf;

namespace Dispatch.Import.Osm.Formats;

/// <summary>
/// The container of the PBF format (https://wiki.openstreetmap.org/wiki/PBF_Format): blocks with a length, a header and a
/// zlib body. Any fault ends the reading; a block of unknown kind too, since a flipped bit may have made it unknown.
/// </summary>
internal static class PbfFormat
{
    /// <summary>Limits that the format's description sets.</summary>
    private const int MaxHeaderBytes = 64 * 1024;
    private const int MaxBlobBytes = 32 * 1024 * 1024;

    private static readonly string[] Understood = ["OsmSchema-V0.6", "DenseNodes"];

    public static void Read(string path, FileStream file, IOsmSink sink, Action<long>? progress, CancellationToken cancellation)
    {
        for (var block = 0; file.Position < file.Length; block++)
        {
            cancellation.ThrowIfCancellationRequested();
            var start = file.Position;
            try
            {
                ReadBlock(file, block, sink);
            }
            catch (Exception e) when (e is InvalidProtocolBufferException or InvalidDataException or EndOfStreamException
                or ArgumentOutOfRangeException or IndexOutOfRangeException or OverflowException)
            {
                throw new ImportException(path, $"block {block} at byte {start}", Fault(e), e);
            }
            progress?.Invoke(file.Position);
        }
    }

    private static string Fault(Exception e) => e switch
    {
        EndOfStreamException => "the file ends in the middle of the block",
        InvalidDataException => e.Message.TrimEnd('.'),
        InvalidProtocolBufferException => $"the block is damaged ({e.Message.TrimEnd('.')})",
        _ => "the block is damaged (a number in it is out of range)",
    };

    private static void ReadBlock(FileStream file, int block, IOsmSink sink)
    {
        var length = new byte[4];
        file.ReadExactly(length);
        var headerBytes = BinaryPrimitives.ReadInt32BigEndian(length);
        if (headerBytes is <= 0 or > MaxHeaderBytes)
            throw new InvalidDataException($"the header claims {headerBytes} bytes, so this is not PBF or is damaged");
        var (type, size) = ReadHeader(ReadBytes(file, headerBytes));
        if (size is < 0 or > MaxBlobBytes)
            throw new InvalidDataException($"the body claims {size} bytes, more than the format allows");
        var expected = block == 0 ? "OSMHeader" : "OSMData";
        if (type != expected)
            throw new InvalidDataException($"the block is a '{Printable(type)}' where '{expected}' should stand");
        var body = Unpack(ReadBytes(file, size));
        if (block == 0)
            CheckFeatures(body);
        else
            PbfPrimitives.Read(body, sink);
    }

    private static string Printable(string text) =>
        new(text.Take(40).Select(c => char.IsControl(c) ? '?' : c).ToArray());

    private static byte[] ReadBytes(FileStream file, int count)
    {
        if (file.Length - file.Position < count)
            throw new EndOfStreamException();
        var bytes = new byte[count];
        file.ReadExactly(bytes);
        return bytes;
    }

    private static (string Type, int Size) ReadHeader(byte[] bytes)
    {
        var input = new CodedInputStream(bytes);
        var (type, size) = ("", -1);
        while (input.ReadTag() is var tag && tag != 0)
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case 1: type = input.ReadString(); break;
                case 3: size = input.ReadInt32(); break;
                default: input.SkipLastField(); break;
            }
        return (type, size);
    }

    private static byte[] Unpack(byte[] blob)
    {
        var input = new CodedInputStream(blob);
        var rawSize = -1;
        ByteString? plain = null, zipped = null;
        while (input.ReadTag() is var tag && tag != 0)
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case 1: plain = input.ReadBytes(); break;
                case 2: rawSize = input.ReadInt32(); break;
                case 3: zipped = input.ReadBytes(); break;
                case 4 or 5 or 6 or 7:
                    throw new InvalidDataException("the block is packed with a method other than zlib, which is not supported");
                default: input.SkipLastField(); break;
            }
        if (plain is not null)
            return plain.ToByteArray();
        if (zipped is null || rawSize is < 0 or > MaxBlobBytes)
            throw new InvalidDataException("the block has no readable body");
        return Inflate(zipped, rawSize);
    }

    /// <summary>Reads one byte beyond the promised size, so that zlib checks its checksum and a longer body is noticed.</summary>
    private static byte[] Inflate(ByteString zipped, int rawSize)
    {
        using var zlib = new ZLibStream(new MemoryStream(zipped.ToByteArray(), writable: false), CompressionMode.Decompress);
        var body = new byte[rawSize];
        if (zlib.ReadAtLeast(body, rawSize, throwOnEndOfStream: false) < rawSize || zlib.ReadByte() >= 0)
            throw new InvalidDataException("the block does not unpack to the size that it promises");
        return body;
    }

    private static void CheckFeatures(byte[] header)
    {
        var input = new CodedInputStream(header);
        while (input.ReadTag() is var tag && tag != 0)
        {
            if (WireFormat.GetTagFieldNumber(tag) != 4)
                input.SkipLastField();
            else if (input.ReadString() is var feature && !Understood.Contains(feature))
                throw new InvalidDataException($"the file needs the feature '{Printable(feature)}', which is not supported");
        }
    }
}

using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Dispatch.Domain.Roads;

namespace Dispatch.Import.City;

/// <summary>Lays a road map out as the bytes of a city file.</summary>
internal static class CityFileWriter
{
    public static byte[] Layout(RoadMapData data)
    {
        var sections = Sections(data);
        var offset = CityFileFormat.Align(CityFileFormat.HeaderBytes + (sections.Count * CityFileFormat.EntryBytes));
        var length = sections.Aggregate(offset, (at, s) => CityFileFormat.Align(at + s.Bytes.Length));
        var file = new byte[length];
        WriteHeader(file, sections.Count);
        for (var i = 0; i < sections.Count; i++)
        {
            var (kind, bytes) = sections[i];
            WriteEntry(file.AsSpan(CityFileFormat.HeaderBytes + (i * CityFileFormat.EntryBytes)), kind, offset, bytes.Length);
            bytes.CopyTo(file, (int)offset);
            offset = CityFileFormat.Align(offset + bytes.Length);
        }
        SHA256.HashData(file).CopyTo(file, CityFileFormat.ChecksumOffset);
        return file;
    }

    private static List<(CitySection Kind, byte[] Bytes)> Sections(RoadMapData d) =>
    [
        (CitySection.Texts, CityTexts.Write(d)),
        (CitySection.NodeLatitude, Bytes(d.NodeLatitude)),
        (CitySection.NodeLongitude, Bytes(d.NodeLongitude)),
        (CitySection.NodeFlags, d.NodeFlags),
        (CitySection.NodeSourceId, Bytes(d.NodeSourceId)),
        (CitySection.FirstArc, Bytes(d.FirstArc)),
        (CitySection.ArcHead, Bytes(d.ArcHead)),
        (CitySection.ArcTimeMs, Bytes(d.ArcTimeMs)),
        (CitySection.ArcPiece, Bytes(d.ArcPiece)),
        (CitySection.PieceLengthCm, Bytes(d.PieceLengthCm)),
        (CitySection.PieceClass, d.PieceClass),
        (CitySection.PieceFlags, d.PieceFlags),
        (CitySection.PieceName, Bytes(d.PieceName)),
        (CitySection.ShapeFirst, Bytes(d.ShapeFirst)),
        (CitySection.ShapeLatitude, Bytes(d.ShapeLatitude)),
        (CitySection.ShapeLongitude, Bytes(d.ShapeLongitude)),
        (CitySection.TurnFrom, Bytes(d.TurnFrom)),
        (CitySection.TurnTo, Bytes(d.TurnTo)),
        (CitySection.PathLatitude, Bytes(d.PathLatitude)),
        (CitySection.PathLongitude, Bytes(d.PathLongitude)),
        (CitySection.PathFlags, d.PathFlags),
        (CitySection.JointPiece, Bytes(d.JointPiece)),
        (CitySection.JointCm, Bytes(d.JointCm)),
        (CitySection.WalkFrom, Bytes(d.WalkFrom)),
        (CitySection.WalkTo, Bytes(d.WalkTo)),
        (CitySection.WalkCm, Bytes(d.WalkCm)),
    ];

    private static byte[] Bytes<T>(T[] column) where T : unmanaged => MemoryMarshal.AsBytes(column.AsSpan()).ToArray();

    private static void WriteHeader(Span<byte> file, int sections)
    {
        CityFileFormat.Magic.CopyTo(file);
        BinaryPrimitives.WriteUInt32LittleEndian(file[8..], CityFileFormat.Version);
        BinaryPrimitives.WriteUInt32LittleEndian(file[12..], (uint)sections);
        BinaryPrimitives.WriteUInt64LittleEndian(file[16..], (ulong)file.Length);
    }

    private static void WriteEntry(Span<byte> entry, CitySection kind, long offset, int length)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(entry, (uint)kind);
        BinaryPrimitives.WriteUInt64LittleEndian(entry[8..], (ulong)offset);
        BinaryPrimitives.WriteUInt64LittleEndian(entry[16..], (ulong)length);
    }
}

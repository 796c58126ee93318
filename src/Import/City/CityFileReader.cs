using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Dispatch.Domain.Roads;

namespace Dispatch.Import.City;

/// <summary>Reads the bytes of a city file; refuses whatever differs from what was written.</summary>
internal readonly ref struct CityFileReader
{
    private readonly ReadOnlySpan<byte> file;

    private CityFileReader(ReadOnlySpan<byte> file) => this.file = file;

    /// <exception cref="InvalidDataException">The message says what is wrong and at which byte.</exception>
    public static RoadMap Read(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(CityFileFormat.Magic))
            throw new InvalidDataException("byte 0: this is not a city.roads file");
        if (file.Length < CityFileFormat.HeaderBytes)
            throw new InvalidDataException($"byte {file.Length}: the file ends within its header");
        var version = BinaryPrimitives.ReadUInt32LittleEndian(file[8..]);
        if (version != CityFileFormat.Version)
            throw new InvalidDataException(
                $"byte 8: version {version} cannot be read, only {CityFileFormat.Version}; import the roads again");
        var length = BinaryPrimitives.ReadUInt64LittleEndian(file[16..]);
        if (length != (ulong)file.Length)
            throw new InvalidDataException($"byte {file.Length}: the file should be {length} bytes long, so it is cut off or damaged");
        CheckSum(file);
        return new CityFileReader(file).ReadMap();
    }

    private static void CheckSum(ReadOnlySpan<byte> file)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(file[..CityFileFormat.ChecksumOffset]);
        hash.AppendData(stackalloc byte[CityFileFormat.ChecksumBytes]);
        hash.AppendData(file[(CityFileFormat.ChecksumOffset + CityFileFormat.ChecksumBytes)..]);
        if (!hash.GetHashAndReset().AsSpan().SequenceEqual(file.Slice(CityFileFormat.ChecksumOffset, CityFileFormat.ChecksumBytes)))
            throw new InvalidDataException(
                $"byte {CityFileFormat.ChecksumOffset}: the checksum does not match, so the file is damaged");
    }

    private RoadMap ReadMap()
    {
        var sections = BinaryPrimitives.ReadUInt32LittleEndian(file[12..]);
        if (sections != CityFileFormat.Sections)
            throw new InvalidDataException($"byte 12: {sections} sections instead of {CityFileFormat.Sections}");
        var (name, source, names) = CityTexts.Read(Section(CitySection.Texts));
        var data = new RoadMapData
        {
            Name = name,
            Source = source,
            Names = names,
            NodeLatitude = Column<int>(CitySection.NodeLatitude),
            NodeLongitude = Column<int>(CitySection.NodeLongitude),
            NodeFlags = Column<byte>(CitySection.NodeFlags),
            NodeSourceId = Column<long>(CitySection.NodeSourceId),
            FirstArc = Column<int>(CitySection.FirstArc),
            ArcHead = Column<int>(CitySection.ArcHead),
            ArcTimeMs = Column<int>(CitySection.ArcTimeMs),
            ArcPiece = Column<int>(CitySection.ArcPiece),
            PieceLengthCm = Column<int>(CitySection.PieceLengthCm),
            PieceClass = Column<byte>(CitySection.PieceClass),
            PieceFlags = Column<byte>(CitySection.PieceFlags),
            PieceName = Column<int>(CitySection.PieceName),
            ShapeFirst = Column<int>(CitySection.ShapeFirst),
            ShapeLatitude = Column<int>(CitySection.ShapeLatitude),
            ShapeLongitude = Column<int>(CitySection.ShapeLongitude),
            TurnFrom = Column<int>(CitySection.TurnFrom),
            TurnTo = Column<int>(CitySection.TurnTo),
            PathLatitude = Column<int>(CitySection.PathLatitude),
            PathLongitude = Column<int>(CitySection.PathLongitude),
            PathFlags = Column<byte>(CitySection.PathFlags),
            JointPiece = Column<int>(CitySection.JointPiece),
            JointCm = Column<int>(CitySection.JointCm),
            WalkFrom = Column<int>(CitySection.WalkFrom),
            WalkTo = Column<int>(CitySection.WalkTo),
            WalkCm = Column<int>(CitySection.WalkCm),
        };
        return RoadMapFault.Find(data) is { } fault ? throw new InvalidDataException($"its columns: {fault}") : new RoadMap(data);
    }

    private T[] Column<T>(CitySection kind) where T : unmanaged => MemoryMarshal.Cast<byte, T>(Section(kind)).ToArray();

    private ReadOnlySpan<byte> Section(CitySection kind)
    {
        var at = CityFileFormat.HeaderBytes + (((int)kind - 1) * CityFileFormat.EntryBytes);
        var entry = file.Slice(at, CityFileFormat.EntryBytes);
        var offset = BinaryPrimitives.ReadUInt64LittleEndian(entry[8..]);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(entry[16..]);
        if (BinaryPrimitives.ReadUInt32LittleEndian(entry) != (uint)kind || offset > (ulong)file.Length || length > (ulong)file.Length - offset)
            throw new InvalidDataException($"byte {at}: the entry of section {kind} is damaged");
        return file.Slice((int)offset, (int)length);
    }
}

namespace Dispatch.Import.City;

/// <summary>
/// Layout of a <c>city.roads</c> file, little-endian throughout:
/// 0 magic (8 bytes) · 8 version (u32) · 12 number of sections (u32) · 16 file length (u64) · 24 SHA-256 of the whole file with these
/// 32 bytes set to zero · 64 section table, per section: kind (u32), zero (u32), offset (u64), length in bytes (u64) · sections, each
/// starting at a multiple of 64, gaps zero. Every section occurs once, in the order of <see cref="CitySection"/>.
/// </summary>
internal static class CityFileFormat
{
    public const uint Version = 2;
    public const int HeaderBytes = 64;
    public const int ChecksumOffset = 24;
    public const int ChecksumBytes = 32;
    public const int EntryBytes = 24;
    public const int Alignment = 64;

    /// <summary>"DROADS", then two bytes that a transfer in text mode would change.</summary>
    public static ReadOnlySpan<byte> Magic => "DROADS\r\n"u8;

    public static int Sections => Enum.GetValues<CitySection>().Length;

    public static long Align(long offset) => (offset + Alignment - 1) / Alignment * Alignment;
}

/// <summary>The columns of the road map, named as in <c>RoadMapData</c>; Texts = name, source and road names.</summary>
internal enum CitySection
{
    Texts = 1,
    NodeLatitude,
    NodeLongitude,
    NodeFlags,
    NodeSourceId,
    FirstArc,
    ArcHead,
    ArcTimeMs,
    ArcPiece,
    PieceLengthCm,
    PieceClass,
    PieceFlags,
    PieceName,
    ShapeFirst,
    ShapeLatitude,
    ShapeLongitude,
    TurnFrom,
    TurnTo,
    PathLatitude,
    PathLongitude,
    PathFlags,
    JointPiece,
    JointCm,
    WalkFrom,
    WalkTo,
    WalkCm,
}

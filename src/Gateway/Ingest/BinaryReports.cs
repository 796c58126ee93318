using System.Buffers.Binary;
using System.Globalization;
using Dispatch.Domain;

namespace Dispatch.Gateway.Ingest;

/// <summary>
/// The compact batch of docs/api.md, little-endian: one byte version 1, then for each report one byte length of the unit id
/// (0 = own unit), the id in ASCII and 23 bytes: i32 latitude and i32 longitude in 10⁻⁷ degrees, i64 Unix milliseconds,
/// u16 speed in cm/s, u16 heading in 0.01°, u16 accuracy in dm (65535 = not known), u8 flags (1 occupied is known,
/// 2 occupied, 4 the device has no fix).
/// </summary>
internal static class BinaryReports
{
    public const byte Version = 1;
    public const int FixedBytes = 23;

    private const ushort Unknown = ushort.MaxValue;
    private const double DegreesPerUnit = 1e-7;
    private static readonly long MaxUnixMilliseconds = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>Null when everything was read.</summary>
    public static Refusal? Read(ReadOnlySpan<byte> message, ReportBuffer into)
    {
        into.Clear();
        if (message.IsEmpty || message[0] != Version)
            return new Refusal("invalid-batch", "A binary batch starts with the version byte 1.");
        var at = 1;
        while (at < message.Length)
        {
            int idLength = message[at];
            var end = at + 1 + idLength + FixedBytes;
            if (idLength > 64 || end > message.Length)
                return new Refusal("invalid-batch", "The batch ends inside a report.", Field: At(into.Count));
            if (ReadReport(message.Slice(at + 1 + idLength, FixedBytes), at + 1, idLength, into) is { } refusal)
                return refusal;
            at = end;
        }
        return null;
    }

    /// <summary>Writes one report; the way back, for programs that send.</summary>
    /// <returns>Bytes written.</returns>
    public static int Write(Span<byte> into, ReadOnlySpan<byte> id, in ParsedReport report)
    {
        into[0] = (byte)id.Length;
        id.CopyTo(into[1..]);
        var fields = into[(1 + id.Length)..];
        BinaryPrimitives.WriteInt32LittleEndian(fields, (int)Math.Round(report.Latitude / DegreesPerUnit));
        BinaryPrimitives.WriteInt32LittleEndian(fields[4..], (int)Math.Round(report.Longitude / DegreesPerUnit));
        BinaryPrimitives.WriteInt64LittleEndian(fields[8..], report.Time.ToUnixTimeMilliseconds());
        BinaryPrimitives.WriteUInt16LittleEndian(fields[16..], Scaled(report.Speed, 100));
        BinaryPrimitives.WriteUInt16LittleEndian(fields[18..], Scaled(report.Heading, 100));
        BinaryPrimitives.WriteUInt16LittleEndian(fields[20..], Scaled(report.Accuracy, 10));
        fields[22] = (byte)((report.Occupied is null ? 0 : report.Occupied.Value ? 3 : 1) | (report.Invalid ? 4 : 0));
        return 1 + id.Length + FixedBytes;
    }

    private static Refusal? ReadReport(ReadOnlySpan<byte> fields, int idStart, int idLength, ReportBuffer into)
    {
        var milliseconds = BinaryPrimitives.ReadInt64LittleEndian(fields[8..]);
        if (milliseconds < 0 || milliseconds > MaxUnixMilliseconds)
            return new Refusal("invalid-field", "The time is not in Unix milliseconds.", Field: $"{At(into.Count)}.time");
        var flags = fields[22];
        var report = new ParsedReport
        {
            IdStart = idStart,
            IdLength = idLength,
            Latitude = BinaryPrimitives.ReadInt32LittleEndian(fields) * DegreesPerUnit,
            Longitude = BinaryPrimitives.ReadInt32LittleEndian(fields[4..]) * DegreesPerUnit,
            Time = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds),
            Speed = Quantity(fields[16..], 100),
            Heading = Quantity(fields[18..], 100),
            Accuracy = Quantity(fields[20..], 10),
            Occupied = (flags & 1) == 0 ? null : (flags & 2) != 0,
            Invalid = (flags & 4) != 0,
        };
        return into.TryAdd(report) ? null
            : new Refusal("too-many-reports", $"One message holds at most {ReportBuffer.Limit} reports.", Field: At(into.Count));
    }

    private static double? Quantity(ReadOnlySpan<byte> bytes, double scale) =>
        BinaryPrimitives.ReadUInt16LittleEndian(bytes) is var value && value == Unknown ? null : value / scale;

    private static ushort Scaled(double? value, double scale) =>
        value is { } known ? (ushort)Math.Clamp(Math.Round(known * scale), 0, Unknown - 1) : Unknown;

    private static string At(int index) => string.Create(CultureInfo.InvariantCulture, $"[{index}]");
}

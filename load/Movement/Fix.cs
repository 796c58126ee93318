using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Dispatch.Load.Movement;

/// <summary>Where a vehicle is. Degrees, metres a second, degrees clockwise from north.</summary>
internal readonly record struct VehicleFix(double Latitude, double Longitude, double Speed, double Heading, bool Occupied);

/// <summary>Writes fixes in the forms of docs/api.md; written anew here, so that a fault in the service's own writer would be seen.</summary>
internal static class FixWriter
{
    public const int MaxJson = 256;
    public const int MaxBinary = 1 + 64 + 23;

    /// <summary>Where the eight bytes of a binary fix's time are, counted from its end.</summary>
    public const int TimeFromEnd = 15;

    /// <summary>One JSON object; without <paramref name="unit"/> it speaks for the account's own.</summary>
    public static int Json(Span<byte> into, string? unit, in VehicleFix fix, DateTime utc, bool typed = false)
    {
        var at = Text(into, typed ? "{\"t\":\"fix\",\"lat\":" : "{\"lat\":");
        Number(into, ref at, fix.Latitude, 6);
        at += Text(into[at..], ",\"lon\":");
        Number(into, ref at, fix.Longitude, 6);
        at += Text(into[at..], ",\"time\":\"");
        Utf8Formatter.TryFormat(utc, into[at..], out var written, 'O');
        at += written;
        at += Text(into[at..], "\",\"speed\":");
        Number(into, ref at, fix.Speed, 1);
        at += Text(into[at..], ",\"heading\":");
        Number(into, ref at, fix.Heading, 1);
        at += Text(into[at..], fix.Occupied ? ",\"occupied\":true" : ",\"occupied\":false");
        if (unit is not null)
        {
            at += Text(into[at..], ",\"unit\":\"");
            at += Text(into[at..], unit);
            at += Text(into[at..], "\"");
        }
        into[at++] = (byte)'}';
        return at;
    }

    public static int Binary(Span<byte> into, string unit, in VehicleFix fix, long unixMilliseconds)
    {
        const double PerDegree = 1e7;
        into[0] = (byte)Encoding.ASCII.GetBytes(unit, into[1..]);
        var fields = into[(1 + unit.Length)..];
        BinaryPrimitives.WriteInt32LittleEndian(fields, (int)Math.Round(fix.Latitude * PerDegree));
        BinaryPrimitives.WriteInt32LittleEndian(fields[4..], (int)Math.Round(fix.Longitude * PerDegree));
        BinaryPrimitives.WriteInt64LittleEndian(fields[8..], unixMilliseconds);
        BinaryPrimitives.WriteUInt16LittleEndian(fields[16..], (ushort)Math.Clamp(fix.Speed * 100, 0, 65_534));
        BinaryPrimitives.WriteUInt16LittleEndian(fields[18..], (ushort)Math.Clamp(fix.Heading * 100, 0, 65_534));
        BinaryPrimitives.WriteUInt16LittleEndian(fields[20..], 50);
        fields[22] = (byte)(fix.Occupied ? 3 : 1);
        return 1 + unit.Length + 23;
    }

    private static int Text(Span<byte> into, string ascii) => Encoding.ASCII.GetBytes(ascii, into);

    private static void Number(Span<byte> into, ref int at, double value, byte digits)
    {
        value.TryFormat(into[at..], out var written, digits == 6 ? "0.000000" : "0.0", CultureInfo.InvariantCulture);
        at += written;
    }
}

using System.Buffers;
using System.Text.Json;
using Dispatch.Domain;
using Dispatch.Domain.Geo;
using Dispatch.Gateway.Json;
using Dispatch.Grains.Cells;

namespace Dispatch.Gateway.Live;

/// <summary>
/// Writes a cell's frame as docs/api.md has it: one short array for each unit,
/// <c>[id, lat, lon, ageSeconds, heading, speed, kind, status, onDuty, occupied, callSign, incident, synthetic]</c>.
/// </summary>
internal static class CellPayload
{
    private const int CoordinateDecimals = 6;

    public static RawPayload Write(
        CellId cell, Guid epoch, long sequence, bool snapshot, IEnumerable<PresentUnit> units, IEnumerable<UnitId> gone, DateTimeOffset now)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true });
        writer.WriteStartObject();
        writer.WriteString("cell"u8, cell.ToString());
        writer.WriteString("epoch"u8, epoch);
        writer.WriteNumber("seq"u8, sequence);
        writer.WriteBoolean("snapshot"u8, snapshot);
        writer.WriteStartArray("units"u8);
        foreach (var unit in units)
            WriteUnit(writer, unit, now);
        writer.WriteEndArray();
        writer.WriteStartArray("gone"u8);
        foreach (var unit in gone)
            writer.WriteStringValue(unit.Value);
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return new RawPayload(buffer.WrittenMemory);
    }

    private static void WriteUnit(Utf8JsonWriter writer, PresentUnit present, DateTimeOffset now)
    {
        var (unit, fix) = (present.Unit, present.Fix);
        writer.WriteStartArray();
        writer.WriteStringValue(unit.Profile.Id.Value);
        writer.WriteNumberValue(Math.Round(fix.At.Latitude, CoordinateDecimals));
        writer.WriteNumberValue(Math.Round(fix.At.Longitude, CoordinateDecimals));
        writer.WriteNumberValue(Math.Max(0, Math.Round((now - fix.Time).TotalSeconds, 1)));
        WriteNumber(writer, fix.Heading?.Degrees);
        WriteNumber(writer, fix.Speed?.Value);
        writer.WriteStringValue(EnumNames.Of(unit.Profile.Kind));
        writer.WriteStringValue(EnumNames.Of(unit.Status));
        writer.WriteBooleanValue(unit.OnDuty);
        if (present.Occupied is { } occupied)
            writer.WriteBooleanValue(occupied);
        else
            writer.WriteNullValue();
        writer.WriteStringValue(unit.Profile.CallSign);
        writer.WriteStringValue(unit.Incident?.Value);
        writer.WriteBooleanValue(unit.Profile.Synthetic);
        writer.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter writer, double? value)
    {
        if (value is { } known)
            writer.WriteNumberValue(Math.Round(known, 1));
        else
            writer.WriteNullValue();
    }
}

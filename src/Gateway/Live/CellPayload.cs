using System.Buffers;
using System.Text.Json;
using Dispatch.Domain;
using Dispatch.Domain.Alerting.Retention;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Units;
using Dispatch.Gateway.Alerts;
using Dispatch.Gateway.Json;
using Dispatch.Grains.Cells;

namespace Dispatch.Gateway.Live;

/// <summary>
/// Writes a cell's frame as docs/api.md has it: one short array for each unit,
/// <c>[id, lat, lon, ageSeconds, heading, speed, kind, status, onDuty, occupied, callSign, incident, synthetic, coarse]</c>.
/// A civilian who is not mobilised is written in the middle of the cell, without heading and speed, and marked coarse.
/// </summary>
internal static class CellPayload
{
    private const int CoordinateDecimals = 6;

    public static RawPayload Write(
        CellId cell, Guid epoch, long sequence, bool snapshot, IEnumerable<PresentUnit> units, IEnumerable<UnitId> gone,
        MobilisedUnits mobilised, DateTimeOffset now)
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
            WriteUnit(writer, unit, mobilised.Hides(unit) ? cell : null, now);
        writer.WriteEndArray();
        writer.WriteStartArray("gone"u8);
        foreach (var unit in gone)
            writer.WriteStringValue(unit.Value);
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return new RawPayload(buffer.WrittenMemory);
    }

    private static void WriteUnit(Utf8JsonWriter writer, PresentUnit present, CellId? coarse, DateTimeOffset now)
    {
        var (unit, fix) = (present.Unit, present.Fix);
        var at = coarse?.Centre ?? fix.At;
        writer.WriteStartArray();
        writer.WriteStringValue(unit.Profile.Id.Value);
        writer.WriteNumberValue(Math.Round(at.Latitude, CoordinateDecimals));
        writer.WriteNumberValue(Math.Round(at.Longitude, CoordinateDecimals));
        writer.WriteNumberValue(Math.Max(0, Math.Round((now - fix.Time).TotalSeconds, 1)));
        WriteNumber(writer, coarse is null ? fix.Heading?.Degrees : null);
        WriteNumber(writer, coarse is null ? fix.Speed?.Value : null);
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
        writer.WriteBooleanValue(coarse is not null);
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

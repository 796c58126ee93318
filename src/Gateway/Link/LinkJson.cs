using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Dispatch.Domain;
using Dispatch.Domain.Units;
using Dispatch.Gateway.Json;
using Dispatch.Grains.Units;

namespace Dispatch.Gateway.Link;

/// <summary>Writes what a unit is sent; the forms are those of docs/api.md.</summary>
internal static class LinkJson
{
    private static readonly JsonWriterOptions Plain = new() { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A tunnel cuts lines silently: a phone that hears nothing for a while asks.</summary>
    public static ReadOnlyMemory<byte> Pong { get; } = Write("pong"u8, _ => { });

    public static ReadOnlyMemory<byte> Hello(UnitView view, DateTimeOffset now) => Write("hello"u8, writer =>
    {
        writer.WriteString("unit"u8, view.Profile.Id.Value);
        writer.WriteString("kind"u8, EnumNames.Of(view.Profile.Kind));
        writer.WriteString("callSign"u8, view.Profile.CallSign);
        writer.WriteBoolean("onDuty"u8, view.OnDuty);
        writer.WriteBoolean("optedIn"u8, view.Profile.OptedIn || !view.Profile.Kind.IsCivilian());
        writer.WriteString("serverTime"u8, now);
        writer.WriteBoolean("synthetic"u8, view.Profile.Synthetic);
    });

    public static ReadOnlyMemory<byte> Status(UnitView view) => Write("status"u8, writer =>
    {
        writer.WritePropertyName("unit"u8);
        JsonSerializer.Serialize(writer, view, GatewayJson.Options);
    });

    public static ReadOnlyMemory<byte> Task(UnitTask? task) => Write("task"u8, writer =>
    {
        writer.WritePropertyName("task"u8);
        JsonSerializer.Serialize(writer, task, GatewayJson.Options);
    });

    public static ReadOnlyMemory<byte> Panic(string key) => Write("panic"u8, writer => writer.WriteString("key"u8, key));

    public static ReadOnlyMemory<byte> Problem(string? key, Refusal refusal) => Write("problem"u8, writer =>
    {
        writer.WriteString("key"u8, key);
        writer.WriteString("code"u8, refusal.Code);
        writer.WriteString("message"u8, refusal.Message);
        writer.WriteString("field"u8, refusal.Field);
    });

    public static ReadOnlyMemory<byte> Write(ReadOnlySpan<byte> type, Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var writer = new Utf8JsonWriter(buffer, Plain);
        writer.WriteStartObject();
        writer.WriteString("t"u8, type);
        members(writer);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }
}

using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Texts;
using Dispatch.Gateway.Json;
using Dispatch.Gateway.Link;
using Dispatch.Grains.Alerts;

namespace Dispatch.Gateway.Alerts;

/// <summary>
/// Writes what one recipient reads. What all recipients of one kind read alike is made and encoded once for each alert and sequence
/// number; of 20,000 messages only name, post and step are written each time.
/// </summary>
internal sealed class DriverAlertJson
{
    private const int MaxKept = 256;
    private static readonly JsonWriterOptions Plain = new() { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ConcurrentDictionary<(AlertId Alert, int Seq, string Role, bool EyesOnly), byte[]> _common = new();
    private volatile Kept? _last;

    /// <summary>A message of the line: <c>{t: "alert", alert}</c> or <c>{t: "retract", …}</c>.</summary>
    public void Write(LinkFrame into, ShardOrder order, UnitDelivery one)
    {
        into.Clear();
        if (one.Ending is { } ending)
        {
            into.Add(Retract(order, one, ending).Span);
            return;
        }
        into.Add("{\"t\":\"alert\",\"alert\":"u8);
        WriteAlert(into, order, one);
        into.Add("}"u8);
    }

    /// <summary>The alerts of one unit as HTTP answers them: a JSON array.</summary>
    public ReadOnlyMemory<byte> List(IEnumerable<(ShardOrder Order, UnitDelivery Delivery)> alerts)
    {
        using var frame = new LinkFrame();
        var all = new ArrayBufferWriter<byte>(1536);
        all.Write("["u8);
        foreach (var (order, delivery) in alerts)
        {
            if (all.WrittenCount > 1)
                all.Write(","u8);
            WriteAlert(frame.Clear(), order, delivery);
            all.Write(frame.Message);
        }
        all.Write("]"u8);
        return all.WrittenMemory;
    }

    private static ReadOnlyMemory<byte> Retract(ShardOrder order, UnitDelivery one, EndingKind ending) => LinkJson.Write("retract"u8, writer =>
    {
        writer.WriteString("alert"u8, order.Order.Id.Value);
        writer.WriteNumber("seq"u8, one.Seq);
        Write(writer, "text", AlertTexts.ForEnding(ending, order.EndReason, order.Order, one.Recipient.Kind));
        writer.WriteString("kind"u8, EnumNames.Of(ending));
    });

    /// <summary>Two objects become one: the recipient's own members, then those that it shares.</summary>
    private void WriteAlert(LinkFrame into, ShardOrder order, UnitDelivery one)
    {
        var writer = into.Json;
        writer.WriteStartObject();
        writer.WriteString("id"u8, order.Order.Id.Value);
        writer.WriteNumber("seq"u8, one.Seq);
        writer.WriteString("to"u8, one.Recipient.CallSign);
        writer.WriteBoolean("synthetic"u8, one.Recipient.Synthetic);
        writer.WriteString("step"u8, EnumNames.Of(one.Step));
        writer.WriteString("sentAt"u8, order.SentAt);
        writer.Flush();
        // The object is still open; the shared members close it.
        into.Add(","u8).Add(Common(order, one).AsSpan(1));
    }

    private byte[] Common(ShardOrder order, UnitDelivery one)
    {
        if (one.Recipient.Post is not null)
            return Encode(order, one);
        // Mostly the one before had the same.
        var key = (order.Order.Id, one.Seq, AlertTexts.Role(one.Recipient.Kind), one.Recipient.EyesOnly);
        if (_last is { } last && last.Key == key)
            return last.Utf8;
        if (_common.Count >= MaxKept)
            _common.Clear();
        var utf8 = _common.GetOrAdd(key, _ => Encode(order, one));
        _last = new Kept(key, utf8);
        return utf8;
    }

    private sealed record Kept((AlertId Alert, int Seq, string Role, bool EyesOnly) Key, byte[] Utf8);

    private static byte[] Encode(ShardOrder order, UnitDelivery one)
    {
        var (alert, said) = (order.Order, AlertTexts.For(order.Order, one.Recipient));
        var into = new ArrayBufferWriter<byte>(1024);
        using var writer = new Utf8JsonWriter(into, Plain);
        writer.WriteStartObject();
        if (one.Seq > 1)
            writer.WriteNumber("supersedes"u8, one.Seq - 1);
        else
            writer.WriteNull("supersedes"u8);
        writer.WriteString("incident"u8, alert.Incident.Value);
        writer.WriteString("kind"u8, EnumNames.Of(alert.Kind));
        writer.WriteString("urgency"u8, EnumNames.Of(alert.Urgency));
        writer.WriteBoolean("drill"u8, alert.Drill);
        writer.WriteBoolean("eyesOnly"u8, one.Recipient.EyesOnly);
        writer.WriteString("expiresAt"u8, alert.ExpiresAt);
        Write(writer, "headline", said.Headline);
        Write(writer, "text", said.Text);
        Write(writer, "lookFor", said.LookFor);
        Write(writer, "never", said.Never);
        WritePost(writer, one.Recipient.EyesOnly ? null : one.Recipient.Post, said.Side);
        writer.WriteStartArray("answers"u8);
        foreach (var answer in (ReadOnlySpan<string>)["accepted", "declined", "unable"])
            writer.WriteStringValue(answer);
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return into.WrittenSpan.ToArray();
    }

    private static void WritePost(Utf8JsonWriter writer, AlertPost? post, BilingualText? side)
    {
        if (post is null)
        {
            writer.WriteNull("post"u8);
            return;
        }
        writer.WriteStartObject("post"u8);
        writer.WriteStartObject("at"u8);
        writer.WriteNumber("lat"u8, post.At.Latitude);
        writer.WriteNumber("lon"u8, post.At.Longitude);
        writer.WriteEndObject();
        writer.WriteString("place"u8, post.Place);
        Write(writer, "approach", side);
        writer.WriteNumber("standOff"u8, post.StandOff.Value);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, BilingualText? text)
    {
        if (text is null)
        {
            writer.WriteNull(name);
            return;
        }
        writer.WriteStartObject(name);
        writer.WriteString("zh"u8, text.Zh);
        writer.WriteString("en"u8, text.En);
        writer.WriteEndObject();
    }
}

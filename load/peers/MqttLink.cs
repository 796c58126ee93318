using System.Text;
using Dispatch.Load.Wire;

namespace Dispatch.Load.Peers;

/// <summary>MQTT 3.1.1, quality of service 0: connect, subscribe, publish.</summary>
internal sealed class MqttLink(string client, string topic) : Link
{
    private const byte SubscribeAnswer = 0x90;
    private const byte PublishFrom = 0x30;
    private const byte PublishTo = 0x3f;

    private readonly TaskCompletionSource _subscribed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public delegate void MessageHandler(ReadOnlySpan<byte> payload);

    public MessageHandler? Message { get; set; }

    public Task Subscribed => _subscribed.Task;

    public void Publish(string to, ReadOnlySpan<byte> payload)
    {
        List<byte> packet = [PublishFrom, .. Remaining(2 + to.Length + payload.Length), .. Text(to), .. payload];
        Send(packet.ToArray());
    }

    protected override void Begin()
    {
        byte[] connect = [.. Text("MQTT"), 4, 2, 0, 0, .. Text(client)];
        byte[] subscribe = [0, 1, .. Text(topic), 0];
        Send([0x10, .. Remaining(connect.Length), .. connect, 0x82, .. Remaining(subscribe.Length), .. subscribe]);
    }

    protected override int Take(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (Packet(bytes[at..]) is var (header, length) && header > 0)
        {
            var packet = bytes.Slice(at, header + length);
            if (packet[0] == SubscribeAnswer)
                _subscribed.TrySetResult();
            else if (packet[0] is >= PublishFrom and <= PublishTo)
                Message?.Invoke(packet[(header + 2 + ((packet[header] << 8) | packet[header + 1]))..]);
            at += header + length;
        }
        return at;
    }

    protected override void OnClosed(string? fault) => _subscribed.TrySetException(new IOException($"The broker closed the connection: {fault}"));

    private static (int Header, int Length) Packet(ReadOnlySpan<byte> bytes)
    {
        var (length, header) = (0, 1);
        for (var shift = 0; ; shift += 7, header++)
        {
            if (header >= bytes.Length)
                return (0, 0);
            length |= (bytes[header] & 127) << shift;
            if (bytes[header] < 128)
                break;
        }
        header++;
        return bytes.Length < header + length ? (0, 0) : (header, length);
    }

    private static List<byte> Remaining(int length)
    {
        var bytes = new List<byte>();
        for (; length > 127; length >>= 7)
            bytes.Add((byte)((length & 127) | 128));
        bytes.Add((byte)length);
        return bytes;
    }

    private static byte[] Text(string text) => [(byte)(text.Length >> 8), (byte)text.Length, .. Encoding.ASCII.GetBytes(text)];
}

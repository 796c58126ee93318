using Dispatch.Load.Wire;

namespace Dispatch.Load.Peers;

/// <summary>One client of a fan-out, in the words of the server that it talks to.</summary>
internal sealed class Subscriber(Link link, Action answer) : IDisposable
{
    private static readonly byte[] s_answer = """{"t":"step","alert":"A1","seq":1,"step":"accepted","key":"k-000000"}"""u8.ToArray();
    private static readonly byte[] s_event = [.. "42[\"answer\","u8, .. s_answer, .. "]"u8];
    private static readonly byte[] s_invocation = [.. """{"type":1,"target":"Answer","arguments":["{\"t\":\"step\",\"alert\":\"A1\",\"seq\":1,\"step\":\"accepted\"}"]}"""u8, 0x1e];

    public const string Answers = "answers";

    public void Answer() => answer();

    public void Dispose()
    {
        link.Closed = null;
        link.Dispose();
    }

    public static async Task<Subscriber> OpenAsync(FanOutForm form, Uri server, int index, Action<int> alerted, CancellationToken cancellation)
    {
        switch (form)
        {
            case FanOutForm.Mqtt:
                var mqtt = new MqttLink($"driver-{index}", $"unit/{index}") { Message = _ => alerted(index) };
                await mqtt.ConnectAsync(Link.EndPointOf(server), cancellation);
                await mqtt.Subscribed.WaitAsync(cancellation);
                return new Subscriber(mqtt, () => mqtt.Publish(Answers, s_answer));
            case FanOutForm.SignalR:
                var hub = new HubLink(server, "/hub", null) { Invocation = _ => alerted(index) };
                await hub.OpenAsync(cancellation);
                return new Subscriber(hub, () => hub.SendText(s_invocation));
            case FanOutForm.SocketIo:
                var socketIo = new SocketIoLink(server.Authority) { Message = (_, _) => alerted(index) };
                await socketIo.ConnectAsync(Link.EndPointOf(server), cancellation);
                await socketIo.Joined.WaitAsync(cancellation);
                return new Subscriber(socketIo, () => socketIo.SendText(s_event));
            default:
                var socket = new WebSocketLink(server.Authority, "/") { Message = (_, _) => alerted(index) };
                await socket.ConnectAsync(Link.EndPointOf(server), cancellation);
                await socket.Opened.WaitAsync(cancellation);
                return new Subscriber(socket, () => socket.SendText(s_answer));
        }
    }
}

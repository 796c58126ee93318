using Dispatch.Load.Wire;
using Dispatch.Load.Work;

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

    /// <param name="alerted">Called on the thread that received it.</param>
    /// <param name="confirmed">Dispatch only: the answer is on disk.</param>
    public static async Task<Subscriber> OpenAsync(
        FanOutForm form, WorkContext context, int index, Action alerted, Action confirmed, CancellationToken cancellation)
    {
        var server = context.Plan.Server;
        switch (form)
        {
            case FanOutForm.Dispatch:
                var line = new WebSocketLink(server.Authority, "/ws/unit", context.Credentials.Units[index]);
                var client = new OurClient(line, alerted, confirmed);
                line.Message = (_, message) => client.Hear(message);
                await line.ConnectAsync(Link.EndPointOf(server), cancellation);
                await line.Opened.WaitAsync(cancellation);
                return new Subscriber(line, client.Answer);
            case FanOutForm.Mqtt:
                var mqtt = new MqttLink($"driver-{index}", $"unit/{index}") { Message = _ => alerted() };
                await mqtt.ConnectAsync(Link.EndPointOf(server), cancellation);
                await mqtt.Subscribed.WaitAsync(cancellation);
                return new Subscriber(mqtt, () => mqtt.Publish(Answers, s_answer));
            case FanOutForm.SignalR:
                var hub = new HubLink(server, "/hub", null) { Invocation = _ => alerted() };
                await hub.OpenAsync(cancellation);
                return new Subscriber(hub, () => hub.SendText(s_invocation));
            case FanOutForm.SocketIo:
                var socketIo = new SocketIoLink(server.Authority) { Message = (_, _) => alerted() };
                await socketIo.ConnectAsync(Link.EndPointOf(server), cancellation);
                await socketIo.Joined.WaitAsync(cancellation);
                return new Subscriber(socketIo, () => socketIo.SendText(s_event));
            default:
                var socket = new WebSocketLink(server.Authority, "/") { Message = (_, _) => alerted() };
                await socket.ConnectAsync(Link.EndPointOf(server), cancellation);
                await socket.Opened.WaitAsync(cancellation);
                return new Subscriber(socket, () => socket.SendText(s_answer));
        }
    }
}

using System.Text;
using Dispatch.Load.Scenarios;
using Dispatch.Load.Wire;

namespace Dispatch.Load.Peers;

/// <summary>A driver of ours in the fan-out: answers each alert once and confirms its end.</summary>
internal sealed class OurClient(WebSocketLink link, Action alerted, Action confirmed)
{
    private string _alert = "";
    private int _seq;

    public void Answer() => Say(_alert, _seq, "accepted");

    public void Hear(ReadOnlySpan<byte> message)
    {
        if (message.StartsWith("{\"t\":\"alert\""u8))
            Take(message);
        else if (message.StartsWith("{\"t\":\"step\""u8) && message.IndexOf("\"accepted\""u8) >= 0)
            confirmed();
        else if (message.StartsWith("{\"t\":\"retract\""u8))
            Say(Driver.Text(message, "\"alert\":\""u8), Driver.Number(message, "\"seq\":"u8), "released");
    }

    private void Take(ReadOnlySpan<byte> message)
    {
        var alert = Driver.Text(message, "\"id\":\""u8);
        if (alert == _alert)
            return;
        (_alert, _seq) = (alert, Driver.Number(message, "\"seq\":"u8));
        alerted();
    }

    private void Say(string alert, int seq, string step) => link.SendText(Encoding.ASCII.GetBytes(
        $"{{\"t\":\"step\",\"alert\":\"{alert}\",\"seq\":{seq},\"step\":\"{step}\",\"key\":\"{step}-{alert}\"}}"));
}

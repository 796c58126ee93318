using System.Net.WebSockets;
using System.Text;
using Dispatch.Gateway.Link;

namespace Dispatch.Gateway.Tests.Link;

public sealed class LinkFrameTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(125)]
    [InlineData(126)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    public async Task Every_length_of_message_is_read_by_another_implementation_as_it_was_written(int length)
    {
        var (frame, text) = (new LinkFrame(), new string('x', length));
        frame.Add("left from the message before"u8).Clear().Add(Encoding.ASCII.GetBytes(text));
        using var client = WebSocket.CreateFromStream(new MemoryStream(frame.Bytes.ToArray()), new WebSocketCreationOptions { IsServer = false });
        var buffer = new byte[length + 1];
        var read = 0;
        ValueWebSocketReceiveResult result;
        do
        {
            result = await client.ReceiveAsync(buffer.AsMemory(read), TestContext.Current.CancellationToken);
            read += result.Count;
        }
        while (!result.EndOfMessage);
        result.MessageType.ShouldBe(WebSocketMessageType.Text);
        Encoding.ASCII.GetString(buffer, 0, read).ShouldBe(text);
    }

    [Fact]
    public void Json_and_bytes_stand_one_behind_the_other_also_the_second_time()
    {
        var frame = new LinkFrame();
        for (var time = 0; time < 2; time++)
        {
            frame.Clear().Add("["u8);
            var json = frame.Json;
            json.WriteNumberValue(42);
            json.Flush();
            frame.Add("]"u8);
            Encoding.ASCII.GetString(frame.Message).ShouldBe("[42]");
        }
    }
}

using System.Net;
using System.Net.Sockets;
using System.Text;
using Dispatch.Gateway.Link;

namespace Dispatch.Gateway.Tests.Link;

/// <summary>Both ways out: straight to the socket, and through the server's stream (TLS, HTTP/2).</summary>
public sealed class LinkSenderTests : IDisposable
{
    private readonly Socket _unit = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4_096 };
    private readonly Socket _server;
    private readonly NetworkStream _stream;
    private readonly TaskCompletionSource _cut = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public LinkSenderTests()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        _unit.Connect(listener.LocalEndPoint!);
        _server = listener.Accept();
        _server.SendBufferSize = 4_096;
        _stream = new NetworkStream(_server);
    }

    public void Dispose()
    {
        _stream.Dispose();
        _server.Dispose();
        _unit.Dispose();
    }

    private LinkSender Sender(bool direct) => new(_stream, direct ? _server : null, () => _cut.TrySetResult(), TimeProvider.System);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_the_network_does_not_take_at_once_arrives_later_whole_and_in_order(bool direct)
    {
        var (sender, sent) = (Sender(direct), new StringBuilder());
        for (var i = 0; i < 200; i++)
        {
            var text = i.ToString("000", System.Globalization.CultureInfo.InvariantCulture).PadRight(1_000, '.');
            sent.Append(text);
            sender.Write(Encoding.ASCII.GetBytes(text)).ShouldBeTrue();
        }
        var (buffer, read) = (new byte[sent.Length], 0);
        while (read < buffer.Length)
            read += await _unit.ReceiveAsync(buffer.AsMemory(read), TestContext.Current.CancellationToken);
        Encoding.ASCII.GetString(buffer).ShouldBe(sent.ToString());
        _cut.Task.IsCompleted.ShouldBeFalse();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_unit_that_does_not_read_is_cut_off_before_more_than_its_share_waits(bool direct)
    {
        var (sender, frame, taken) = (Sender(direct), new byte[8_000], 0L);
        while (sender.Write(frame))
            (taken += frame.Length).ShouldBeLessThan(16_000_000);
        _cut.Task.IsCompleted.ShouldBeTrue();
        sender.Write(frame).ShouldBeFalse();
    }

    [Fact]
    public void A_socket_that_is_gone_says_so()
    {
        var sender = Sender(direct: true);
        _server.Dispose();
        sender.Write("{}"u8).ShouldBeFalse();
        _cut.Task.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public void After_the_end_nothing_goes_out_and_nothing_is_cut()
    {
        var sender = Sender(direct: true);
        sender.End();
        sender.Write("{}"u8).ShouldBeFalse();
        sender.Close();
        _cut.Task.IsCompleted.ShouldBeFalse();
    }
}

using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Dispatch.Bench.Durable;

/// <summary>The least that Redis needs: one socket, SET of 200 bytes, answers counted by their length.</summary>
internal sealed class RedisBound(int port, int pipelined) : IDisposable
{
    private const int AnswerBytes = 5;

    private readonly Socket _socket = Connect(port);
    private readonly byte[] _command = Encoding.ASCII.GetBytes(
        string.Concat(Enumerable.Repeat($"*3\r\n$3\r\nSET\r\n$5\r\nbound\r\n$200\r\n{new string('x', 200)}\r\n", pipelined)));

    private readonly byte[] _answers = new byte[pipelined * AnswerBytes];

    public async Task SetAsync()
    {
        await _socket.SendAsync(_command);
        for (var received = 0; received < _answers.Length;)
            received += await _socket.ReceiveAsync(_answers.AsMemory(received));
        if (_answers[0] != '+')
            throw new InvalidOperationException(Encoding.ASCII.GetString(_answers));
    }

    public void Dispose() => _socket.Dispose();

    private static Socket Connect(int port)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(IPAddress.Loopback, port);
        return socket;
    }
}

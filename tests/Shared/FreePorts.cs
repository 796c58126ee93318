using System.Net;
using System.Net.Sockets;

namespace Dispatch.Tests.Shared;

/// <summary>
/// Ports for servers that a test stops and starts again. They lie below the range from which the system takes the ports of
/// outgoing connections (Linux: from 32768): while the server is down, no other connection can come to own its port.
/// </summary>
internal static class FreePorts
{
    private const int First = 15_000;
    private const int Count = 15_000;

    private static int s_taken = Random.Shared.Next(Count);

    public static int Next()
    {
        for (var tried = 0; tried < Count; tried++)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref s_taken) % Count);
            if (IsFree(port))
                return port;
        }
        throw new InvalidOperationException($"No free port from {First} to {First + Count - 1}.");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Dispatch.Bench.Durable;

/// <summary>A redis-server of our own that flushes its log before it answers.</summary>
internal sealed class RedisProcess : IDisposable
{
    private readonly Process _process;

    private RedisProcess(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    /// <returns>Null if redis-server is not installed.</returns>
    public static RedisProcess? TryStart(string folder)
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        var start = new ProcessStartInfo(
            "redis-server",
            $"--port {port} --bind 127.0.0.1 --dir {folder} --save \"\" --appendonly yes --appendfsync always --auto-aof-rewrite-percentage 0")
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        try
        {
            var process = Process.Start(start)!;
            while (process.StandardOutput.ReadLine() is { } line && !line.Contains("Ready to accept", StringComparison.Ordinal))
                continue;
            return new(process, port);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}

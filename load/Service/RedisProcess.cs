using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Dispatch.Load.Service;

/// <summary>A redis-server that flushes its log before it answers, for runs with <c>--storage redis</c>; it can be killed and come back.</summary>
internal sealed class RedisProcess(string folder) : IAsyncDisposable
{
    private Process? _process;

    public int Port { get; private set; }

    /// <exception cref="InvalidOperationException">redis-server is not installed.</exception>
    public async Task StartAsync()
    {
        Directory.CreateDirectory(folder);
        if (Port == 0)
            Port = FreePort();
        var start = new ProcessStartInfo("redis-server",
            $"--port {Port} --bind 127.0.0.1 --dir {folder} --save \"\" --appendonly yes --appendfsync always")
        {
            RedirectStandardOutput = true, UseShellExecute = false,
        };
        try
        {
            _process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new InvalidOperationException("--storage redis needs redis-server: apt-get install redis-server.", missing);
        }
        while (await _process.StandardOutput.ReadLineAsync() is { } line && !line.Contains("Ready to accept", StringComparison.Ordinal))
            continue;
        _ = _process.StandardOutput.ReadToEndAsync();
    }

    public async Task KillAsync()
    {
        if (_process is null || _process.HasExited)
            return;
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process?.Dispose();
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}

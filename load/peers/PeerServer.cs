using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Dispatch.Load.Peers;

/// <summary>The processes of one contender: started for one measurement, ended after it.</summary>
internal sealed class PeerServer : IAsyncDisposable
{
    private readonly List<Process> _processes = [];

    public int Port { get; } = FreePort();

    public int Second { get; } = FreePort();

    public Uri Address => new($"http://127.0.0.1:{Port}");

    /// <summary>Of all its processes so far.</summary>
    public double CpuSeconds => _processes.Sum(process => { process.Refresh(); return process.TotalProcessorTime.TotalSeconds; });

    public double MemoryKiB => _processes.Sum(process => { process.Refresh(); return process.WorkingSet64 / 1024.0; });

    /// <summary>Another contender's process (ours), only watched.</summary>
    public static PeerServer Watching(Process process)
    {
        var server = new PeerServer();
        server._processes.Add(process);
        server.Owns = false;
        return server;
    }

    private bool Owns { get; set; } = true;

    public async Task StartAsync(string program, IReadOnlyList<string> arguments, int listens, string? where = null)
    {
        var start = new ProcessStartInfo(program) { UseShellExecute = false, RedirectStandardOutput = true, WorkingDirectory = where ?? "/" };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        _processes.Add(process);
        _ = process.StandardOutput.ReadToEndAsync();
        for (var attempt = 0; !await ListensAsync(listens); attempt++)
        {
            if (process.HasExited || attempt > 200)
                throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} does not listen on {listens}.");
            await Task.Delay(100);
        }
    }

    public Task StartRedisAsync(int port) => StartAsync("redis-server",
        ["--port", $"{port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", Path.GetTempPath()], port);

    /// <returns>False when one of its processes ended before the work was done.</returns>
    public async Task<bool> LivesUntilAsync(Task work)
    {
        var ended = Task.WhenAny(_processes.Select(process => process.WaitForExitAsync()));
        if (await Task.WhenAny(work, ended) == ended)
            return false;
        await work;
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes.Where(_ => Owns))
        {
            if (!process.HasExited)
                process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    private static async Task<bool> ListensAsync(int port)
    {
        using var probe = new TcpClient();
        try
        {
            await probe.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Dispatch.Tests.Shared;

namespace Dispatch.Storage.Tests;

/// <summary>A real redis-server on a free port with its own folder; ended by its own process id.</summary>
public sealed class RedisServer : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private readonly Dictionary<string, string> _settings = new()
    {
        ["bind"] = "127.0.0.1",
        ["save"] = "",
        ["appendonly"] = "yes",
        ["appendfsync"] = "always",
    };

    private Process? _process;

    public int Port { get; } = FreePorts.Next();

    public string Connection => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}");

    public static bool IsInstalled =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "redis-server")));

    public static void SkipIfMissing() =>
        Assert.SkipUnless(IsInstalled, "redis-server is not installed (Debian: apt-get install redis-server)");

    public RedisServer With(string setting, string value)
    {
        _settings[setting] = value;
        return this;
    }

    public async ValueTask InitializeAsync()
    {
        if (IsInstalled)
            await StartAsync();
    }

    public async Task<RedisServer> StartAsync()
    {
        var start = new ProcessStartInfo("redis-server") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var (setting, value) in _settings.Append(new("port", $"{Port}")).Append(new("dir", _folder.Path)))
        {
            start.ArgumentList.Add("--" + setting);
            start.ArgumentList.Add(value);
        }
        _process = Process.Start(start)!;
        var said = new List<string>();
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (line.Contains("Ready to accept connections", StringComparison.Ordinal))
                return this;
        }
        throw new InvalidOperationException("redis-server ended before it was ready:\n" + string.Join('\n', said));
    }

    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>SIGSTOP: the server is there but answers nothing, as behind a dead network.</summary>
    public Task FreezeAsync() => SignalAsync("-STOP");

    public Task ThawAsync() => SignalAsync("-CONT");

    /// <summary>Sends one command over a connection of its own.</summary>
    public async Task<string> AskAsync(string command)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(command + "\r\n"));
        var buffer = new byte[4096];
        return Encoding.UTF8.GetString(buffer, 0, await stream.ReadAsync(buffer));
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await KillAsync();
        _folder.Dispose();
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [signal, _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }
}

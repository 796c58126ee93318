using System.Diagnostics;
using Dispatch.Load.Service;

namespace Dispatch.Load.Peers;

/// <summary>Brings the alternatives onto the machine: packages of Debian and npm, installed outside the repository when a comparison is run.</summary>
internal sealed class PeerTools(string folder)
{
    public string Servers => Path.Combine(folder, "servers");

    public string SignalR => Path.Combine(folder, "signalr", "signalr.dll");

    private static string Source => Path.Combine(Repository.Root, "load", "peers", "servers");

    public static string UsualFolder => Path.Combine(Path.GetTempPath(), "dispatch-load-peers");

    /// <exception cref="InvalidOperationException">Something is missing and cannot be installed; the message says what.</exception>
    public async Task InstallAsync(CancellationToken cancellation)
    {
        await DebianAsync(["redis-server", "mosquitto"], cancellation);
        foreach (var program in (string[])["node", "npm"])
        {
            if (Machine.Run(program, "--version") is null)
                throw new InvalidOperationException($"{program} is missing: install Node.js 20 or newer.");
        }
        Directory.CreateDirectory(Servers);
        foreach (var file in Directory.GetFiles(Source))
            File.Copy(file, Path.Combine(Servers, Path.GetFileName(file)), overwrite: true);
        if (!Directory.Exists(Path.Combine(Servers, "node_modules")))
            await DoAsync("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error"], Servers, cancellation);
        if (!File.Exists(SignalR))
            await BuildSignalRAsync(cancellation);
    }

    /// <summary>Versions, for the report.</summary>
    public IReadOnlyDictionary<string, string> Versions() => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["node"] = Machine.Run("node", "--version") ?? "?",
        ["redis-server"] = Machine.Run("redis-server", "--version") ?? "?",
        ["mosquitto"] = Machine.Run("mosquitto", "-h") ?? "?",
        ["npm packages"] = string.Join(", ", ((string[])["fastify", "redis", "socket.io", "ws"]).Select(name =>
            $"{name} {System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(Servers, "node_modules", name, "package.json"))).RootElement.GetProperty("version")}")),
        ["redis settings"] = "--save \"\" --appendonly no: memory only, one process",
        ["mosquitto settings"] = "allow_anonymous, set_tcp_nodelay true, max_queued_messages 0 (no limit), quality of service 0",
        ["node settings"] = "one process each, perMessageDeflate off, WebSocket transport only for socket.io, no authentication",
    };

    private static async Task DebianAsync(string[] packages, CancellationToken cancellation)
    {
        string[] missing = [.. packages.Where(package => !File.Exists("/usr/bin/" + package) && !File.Exists("/usr/sbin/" + package))];
        if (missing.Length == 0)
            return;
        if (!Environment.IsPrivilegedProcess || !File.Exists("/usr/bin/apt-get"))
            throw new InvalidOperationException($"Install {string.Join(", ", missing)} first; without root this tool cannot.");
        // Only the programs are wanted: the packages' own services would take ports and processor time.
        await DoAsync("sh", ["-c", $"export DEBIAN_FRONTEND=noninteractive RUNLEVEL=1; apt-get install -y -qq --no-install-recommends {string.Join(' ', missing)} >/dev/null || (apt-get update -qq && apt-get install -y -qq --no-install-recommends {string.Join(' ', missing)} >/dev/null)"], "/", cancellation);
    }

    private async Task BuildSignalRAsync(CancellationToken cancellation)
    {
        // A copy outside the repository, so that its build settings do not apply to it.
        var copy = Directory.CreateDirectory(Path.Combine(folder, "signalr-source")).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(Source, "signalr"), "*.cs*"))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)), overwrite: true);
        await DoAsync("dotnet", ["build", copy, "-c", "Release", "-o", Path.GetDirectoryName(SignalR)!, "-v", "q", "--nologo"], copy, cancellation);
    }

    private static async Task DoAsync(string program, IReadOnlyList<string> arguments, string where, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program) { WorkingDirectory = where, UseShellExecute = false, RedirectStandardOutput = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {output}");
    }
}

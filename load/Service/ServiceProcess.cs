using System.Diagnostics;

namespace Dispatch.Load.Service;

/// <summary>How the service under load is set up, all of it printed in the report.</summary>
/// <param name="Settings">Of docs/operations.md.</param>
/// <param name="Roads">City file; null = no road map.</param>
/// <param name="SlowedBy">Test only: every request is held so many milliseconds by an assembly that is not part of the product.</param>
/// <param name="Clock">Chaos only: its wall clock can be set from outside.</param>
/// <param name="Program">Another build of the service, its dispatch.dll; null = the one built with this tool.</param>
internal sealed record ServiceSetup(IReadOnlyDictionary<string, string> Settings, string? Roads = null, int SlowedBy = 0, string? Program = null, ClockStep? Clock = null)
{
    public string Path => Program ?? Repository.Service;
}

/// <summary>The real program as a process of its own, on a free port of this machine, with its data in a directory that outlives a kill.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    public const string Password = "load-administrator-1";

    private const string Serving = "Serving on ";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ServiceLog _log;
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServiceProcess(Process process, ServiceLog log) => (Process, _log) = (process, log);

    public Process Process { get; }

    public Uri Address { get; private set; } = null!;

    /// <summary>From the start of the process until it said that it is ready.</summary>
    public TimeSpan ReadyAfter { get; private set; }

    /// <summary>What it counted itself, read after the run.</summary>
    public Dictionary<string, long> Counts { get; } = new(StringComparer.Ordinal);

    /// <exception cref="InvalidOperationException">It ended before it served; the message holds what it printed.</exception>
    /// <param name="address">Null = a free port.</param>
    public static async Task<ServiceProcess> StartAsync(
        ServiceSetup setup, string data, Uri telemetry, Uri? address, CancellationToken cancellation, ServiceLog? log = null)
    {
        if (!File.Exists(setup.Path))
            throw new InvalidOperationException($"{setup.Path} is missing: build it with dotnet build -c Release src/Silo.");
        var started = Stopwatch.GetTimestamp();
        var service = new ServiceProcess(Process.Start(Start(setup, data, telemetry, address))!, log ?? new ServiceLog());
        service.Process.OutputDataReceived += (_, line) => service.Take(line.Data);
        service.Process.ErrorDataReceived += (_, line) => service.Take(line.Data);
        service.Process.BeginOutputReadLine();
        service.Process.BeginErrorReadLine();
        service.Address = await service._address.Task.WaitAsync(Patience, cancellation);
        await service.WaitReadyAsync(cancellation);
        service.ReadyAfter = Stopwatch.GetElapsedTime(started);
        return service;
    }

    /// <summary>SIGKILL: nothing is flushed, nobody is told.</summary>
    public async Task KillAsync()
    {
        if (!Process.HasExited)
            Process.Kill();
        await Process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Process.Dispose();
    }

    private static ProcessStartInfo Start(ServiceSetup setup, string data, Uri telemetry, Uri? address)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        List<string> arguments = [setup.Path, "serve", "--data", data, "--listen", address?.GetLeftPart(UriPartial.Authority) ?? "http://127.0.0.1:0"];
        if (setup.Roads is not null)
            arguments.AddRange(["--roads", setup.Roads]);
        arguments.AddRange(setup.Settings.SelectMany(setting => new[] { "--set", $"{setting.Key}={setting.Value}" }));
        arguments.ForEach(start.ArgumentList.Add);
        start.Environment["Gateway__FirstAdministratorPassword"] = Password;
        start.Environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = telemetry.ToString();
        start.Environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        start.Environment["OTEL_METRIC_EXPORT_INTERVAL"] = "1000";
        if (setup.SlowedBy > 0)
            Slowdown.AddTo(start, setup.SlowedBy);
        setup.Clock?.AddTo(start);
        return start;
    }

    private void Take(string? line)
    {
        if (line is null)
        {
            _address.TrySetException(new InvalidOperationException("dispatch ended before it served:\n" + _log));
            return;
        }
        _log.Take(line);
        if (line.StartsWith(Serving, StringComparison.Ordinal))
            _address.TrySetResult(new Uri(line[Serving.Length..]));
    }

    private async Task WaitReadyAsync(CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = Address };
        while (!(await http.GetAsync("/health/ready", cancellation)).IsSuccessStatusCode)
            await Task.Delay(20, cancellation);
    }
}

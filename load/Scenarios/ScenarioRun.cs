using System.Diagnostics;
using System.Text.Json;
using Dispatch.Load.Reports;
using Dispatch.Load.Service;
using Dispatch.Load.Wire;
using Dispatch.Load.Work;
using Spectre.Console;

namespace Dispatch.Load.Scenarios;

/// <summary>One run from an empty directory to a result: service, seeding, workers, measuring, checks.</summary>
internal sealed class ScenarioRun(Scenario scenario, int seed, IAnsiConsole console) : IAsyncDisposable
{
    private static readonly TimeSpan BeforeStart = TimeSpan.FromSeconds(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("dispatch-load-").FullName;
    private readonly Telemetry _telemetry = new();
    private readonly ServiceLog _log = new();
    private readonly List<WorkerProcess> _workers = [];
    private readonly Dictionary<string, string> _happened = new(StringComparer.Ordinal);
    private ServiceProcess? _service;
    private long _start;

    public Collector Collector { get; } = new();

    /// <summary>What the service printed.</summary>
    public string ServiceOutput => _log.ToString();

    public ServiceProcess Service => _service!;

    /// <summary>Null unless the states are kept there.</summary>
    public RedisProcess? Redis { get; private set; }

    /// <summary>Null where the clock cannot be set.</summary>
    public ClockStep? Clock { get; private set; }

    public Credentials Credentials { get; private set; } = null!;

    public string Data => Path.Combine(_folder, "data");

    private string CredentialsFile => Path.Combine(_folder, "credentials.json");

    public async Task<RunResult> PlayAsync(IReadOnlyList<Threshold> thresholds, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetUtcNow();
        if (scenario.Redis)
        {
            Redis = new RedisProcess(Path.Combine(_folder, "redis"));
            await Redis.StartAsync();
        }
        Clock = scenario.Clock ? ClockStep.TryMake(_folder) : null;
        _service = await ServiceProcess.StartAsync(Setup(), Data, _telemetry.Address, null, cancellation, _log);
        await SeedAsync(cancellation);
        await WarmUpAsync(cancellation);
        await StartWorkersAsync(cancellation);
        _start = Stopwatch.GetTimestamp() + (long)(BeforeStart.TotalSeconds * Stopwatch.Frequency);
        foreach (var worker in _workers)
            await worker.BeginAsync(_start);
        await MeasureAsync(cancellation);
        await CheckServiceAsync();
        var counters = Counters();
        var steps = Collector.Steps();
        return new RunResult(scenario.Name, Facts(), started, scenario.Seconds, steps, counters, Collector.Timeline(), Collector.Service,
            Collector.Generator(), Collector.Limits(), Collector.Checks, Thresholds.Judge(thresholds, steps, counters));
    }

    /// <summary>Seconds since the measured part began.</summary>
    public double Now() => Stopwatch.GetElapsedTime(_start).TotalSeconds;

    /// <summary>The same data, the same address.</summary>
    public async Task RestartAsync(CancellationToken cancellation)
    {
        var address = _service!.Address;
        await _service.DisposeAsync();
        _service = await ServiceProcess.StartAsync(Setup(), Data, _telemetry.Address, address, cancellation, _log);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in _workers)
            await worker.DisposeAsync();
        if (_service is not null)
            await _service.DisposeAsync();
        if (Redis is not null)
            await Redis.DisposeAsync();
        _telemetry.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>For the report: what was done to the service.</summary>
    public void Say(string what, string how) => _happened[what] = how;

    private ServiceSetup Setup() => Redis is null ? scenario.Service with { Clock = Clock } : scenario.Service with
    {
        Clock = Clock,
        Settings = new Dictionary<string, string>(scenario.Service.Settings, StringComparer.Ordinal)
        {
            ["Host:Storage"] = "redis", ["Storage:Redis:Connection"] = FormattableString.Invariant($"127.0.0.1:{Redis.Port}"),
        },
    };

    private async Task SeedAsync(CancellationToken cancellation)
    {
        using var http = new HttpPool(Service.Address, 128);
        var administrator = await Seeding.SignInAsync(http, "admin", ServiceProcess.Password);
        var took = Stopwatch.StartNew();
        Credentials = await new SeedingProgress(console).ShowAsync(
            progress => new Seeding(http, administrator, progress).FillAsync(scenario.City, cancellation));
        console.WriteLine(FormattableString.Invariant($"Seeded {scenario.City.Taxis:N0} taxis, {scenario.City.Drivers:N0} accounts in {took.Elapsed.TotalSeconds:0} s; ready after {Service.ReadyAfter.TotalSeconds:0.0} s."));
        await File.WriteAllTextAsync(CredentialsFile, JsonSerializer.Serialize(Credentials, JsonSerializerOptions.Web), cancellation);
    }

    private async Task WarmUpAsync(CancellationToken cancellation)
    {
        if (scenario.WarmUp is not { } parts)
            return;
        await using var worker = await WorkerProcess.StartAsync(Plan("warm-up", parts), (_, _) => { });
        await worker.Ready.WaitAsync(cancellation);
        await worker.BeginAsync(Stopwatch.GetTimestamp());
        await worker.Done.WaitAsync(cancellation);
    }

    private WorkerPlan Plan(string name, IReadOnlyList<WorkPart> parts) =>
        new(name, seed, Service.Address, Repository.Data("taxis_sf_cabspotting"), CredentialsFile, parts);

    private async Task StartWorkersAsync(CancellationToken cancellation)
    {
        foreach (var (name, parts) in scenario.Workers)
        {
            _workers.Add(await WorkerProcess.StartAsync(Plan(name, parts), Collector.Hear));
        }
        await Task.WhenAll(_workers.Select(worker => worker.Ready)).WaitAsync(TimeSpan.FromMinutes(5), cancellation);
    }

    private async Task MeasureAsync(CancellationToken cancellation)
    {
        var done = Task.WhenAll(_workers.Select(worker => worker.Done));
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var metering = MeterAsync(ending.Token);
        var disturbing = scenario.Beside?.Invoke(this, ending.Token) ?? Task.CompletedTask;
        await new LiveTable(console, scenario.Name, scenario.Seconds).ShowAsync(Collector, Now, done);
        await done;
        await disturbing;
        await ending.CancelAsync();
        await metering;
    }

    private async Task MeterAsync(CancellationToken cancellation)
    {
        var meter = new Meter(() => _service?.Process, _telemetry);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
            {
                var second = meter.Read(Now());
                if (second.At >= 0 && second.At <= scenario.Seconds + 30)
                    Collector.Service.Add(second);
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    /// <summary>What the service itself counted.</summary>
    private async Task CheckServiceAsync()
    {
        using var http = new HttpPool(Service.Address, 1);
        var answer = await http.SendAsync("GET", "/api/v1/stats", Credentials.Administrator);
        if (!answer.Ok)
            return;
        var stats = JsonDocument.Parse(answer.Body).RootElement;
        foreach (var (name, member) in (ReadOnlySpan<(string, string)>)[("fixes dropped", "dropped"), ("fixes failed", "failed"), ("fixes accepted", "accepted")])
            _service!.Counts[name] = stats.GetProperty(member).GetInt64();
        foreach (var reason in stats.GetProperty("refused").EnumerateObject())
            _service!.Counts["refused " + reason.Name] = reason.Value.GetInt64();
    }

    private Dictionary<string, long> Counters()
    {
        var counters = new Dictionary<string, long>(Collector.Counters(), StringComparer.Ordinal);
        foreach (var (name, value) in Service.Counts)
            counters[name] = value;
        return counters;
    }

    private Dictionary<string, string> Facts()
    {
        var facts = new Dictionary<string, string>(scenario.Describe, StringComparer.Ordinal);
        foreach (var (what, how) in _happened)
            facts[what] = how;
        Machine.Describe(facts);
        facts["warm-up"] = "emergency calls for some seconds before, not counted";
        facts["seed"] = seed.ToString(System.Globalization.CultureInfo.InvariantCulture);
        facts["generator"] = $"{scenario.Workers.Count} processes on the same machine, open model, latency from the intended moment, histogram error ≤ 0.2 %";
        facts["settings"] = string.Join(", ", scenario.Service.Settings.Select(setting => $"{setting.Key}={setting.Value}"));
        facts["service ready after"] = FormattableString.Invariant($"{Service.ReadyAfter.TotalSeconds:0.0} s");
        return facts;
    }
}

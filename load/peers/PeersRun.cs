using System.Diagnostics;
using System.Text.Json;
using Dispatch.Load.Reports;
using Dispatch.Load.Service;
using Dispatch.Load.Wire;
using Dispatch.Load.Work;

namespace Dispatch.Load.Peers;

/// <summary>Measures every contest so many times, its contenders alternating, with the same client processes.</summary>
internal sealed class PeersRun(PeersChoices choices, PeerTools tools, TextWriter output) : IAsyncDisposable
{
    private const int Seed = 110;
    private static readonly HashSet<string> s_steps = [FanOut.Receipt, FanOut.AllAnswered, Nearest.Step, "report"];
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(1);

    private readonly string _folder = Directory.CreateTempSubdirectory("dispatch-load-peers-run-").FullName;
    private readonly Telemetry _telemetry = new();
    private ServiceProcess? _ours;
    private Credentials _credentials = new("", "", "", ["none"], []);

    private string CredentialsFile => Path.Combine(_folder, "credentials.json");

    public async Task<IReadOnlyList<Measured>> PlayAsync(CancellationToken cancellation)
    {
        var contests = Contests.All(tools, choices).Where(contest => choices.Only.Count == 0 || choices.Only.Any(word => contest.Name.Contains(word, StringComparison.Ordinal))).ToList();
        await StartOursAsync(null, cancellation);
        await SeedOursAsync(contests, cancellation);
        var measured = new List<Measured>();
        foreach (var contest in contests)
        {
            for (var run = 1; run <= choices.Runs; run++)
            {
                // The order turns, so that nobody is always first after a pause or last on a warm machine.
                var contenders = run % 2 == 1 ? contest.Contenders : [.. contest.Contenders.Reverse()];
                foreach (var contender in contenders)
                    measured.Add(await MeasureAsync(contest, contender, run, cancellation));
            }
        }
        return measured;
    }

    public async ValueTask DisposeAsync()
    {
        if (_ours is not null)
            await _ours.DisposeAsync();
        _telemetry.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <param name="address">Null = a free port. What was there before is ended; its data stay.</param>
    private async Task StartOursAsync(Uri? address, CancellationToken cancellation)
    {
        if (_ours is not null)
            await _ours.DisposeAsync();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Gateway:Synthetic"] = "true", ["Gateway:PositionRequestsPerSecondPerAccount"] = "1000000", ["Gateway:ReportsPerSecondPerFleet"] = "10000000", ["Alerts:Limits:AlertsPerDay"] = "100",
        };
        _ours = await ServiceProcess.StartAsync(new ServiceSetup(settings), Path.Combine(_folder, "data"), _telemetry.Address, address, cancellation);
    }

    private async Task SeedOursAsync(IReadOnlyList<Contest> contests, CancellationToken cancellation)
    {
        using var http = new HttpPool(_ours!.Address, 128);
        var administrator = await Seeding.SignInAsync(http, "admin", ServiceProcess.Password);
        // Drivers' accounts are for the alerts only. Whoever has none is a patrol car: its place may be told, as the peers tell it.
        var drivers = contests.Any(contest => contest.Name.Contains("alert", StringComparison.Ordinal)) ? choices.Clients : 0;
        await output.WriteLineAsync(FormattableString.Invariant($"Seeding Dispatch with {Math.Max(choices.Units, drivers):N0} vehicles and {drivers:N0} drivers' accounts …"));
        _credentials = await new Seeding(http, administrator, (_, _, _) => { }).FillAsync(new CityNeeds(Math.Max(choices.Units, drivers), drivers, CarsFrom: drivers), cancellation);
        await File.WriteAllTextAsync(CredentialsFile, JsonSerializer.Serialize(_credentials, JsonSerializerOptions.Web), cancellation);
    }

    private async Task<Measured> MeasureAsync(Contest contest, Contender contender, int run, CancellationToken cancellation)
    {
        if (contender.Start is null && contest.Anew)
            await StartOursAsync(_ours!.Address, cancellation);
        await using var server = contender.Start is null ? PeerServer.Watching(_ours!.Process) : new PeerServer();
        if (contender.Start is not null)
            await contender.Start(server);
        var collector = new Collector();
        var counting = new Window(server, collector);
        var plan = new WorkerPlan(PlanName(contest, contender, run), Seed,
            contender.Start is null ? _ours!.Address : server.Address, Repository.Data("taxis_sf_cabspotting"), CredentialsFile, contender.Work(server));
        var before = server.MemoryKiB;
        var (accepted, dropped) = contender.Start is null ? await TakenAsync() : (0, 0);
        await using var worker = await WorkerProcess.StartAsync(plan, (name, message) =>
        {
            collector.Hear(name, message);
            counting.Look();
        });
        if (!await server.LivesUntilAsync(worker.Ready.WaitAsync(TimeSpan.FromMinutes(3), cancellation)))
            return await DiedAsync(contest, contender, run);
        await Task.Delay(Settle, cancellation);
        var memory = server.MemoryKiB - before;
        var (cpu, since) = (server.CpuSeconds, Stopwatch.GetTimestamp());
        await worker.BeginAsync(Stopwatch.GetTimestamp());
        if (!await server.LivesUntilAsync(worker.Done.WaitAsync(TimeSpan.FromMinutes(10), cancellation)))
            return await DiedAsync(contest, contender, run);
        var used = (server.CpuSeconds - cpu) / Stopwatch.GetElapsedTime(since).TotalSeconds;
        var taken = contender.Start is null ? await TakenAsync() : (Accepted: 0, Dropped: 0);
        var drops = new Drops(taken.Accepted - accepted, taken.Dropped - dropped);
        var measured = new Measured(contest.Name, contender.Name, run, Figures(contest, collector, counting, used, memory, drops));
        await output.WriteLineAsync($"{contest.Name} | {contender.Name} | run {run} | {string.Join(", ", measured.Figures.Select(figure => FormattableString.Invariant($"{figure.Key} {figure.Value:0.##}")))}");
        return measured;
    }

    private async Task<Measured> DiedAsync(Contest contest, Contender contender, int run)
    {
        await output.WriteLineAsync($"{contest.Name} | {contender.Name} | run {run} | its server ended by itself");
        return new Measured(contest.Name, contender.Name, run, new Dictionary<string, double>(StringComparer.Ordinal) { ["server ended by itself"] = 1 });
    }

    /// <summary>Part of command keys, which allow letters and digits only.</summary>
    private static string PlanName(Contest contest, Contender contender, int run) =>
        string.Concat(contender.Name.Where(char.IsAsciiLetterOrDigit)) + FormattableString.Invariant($"-{contest.Name.Length}-{run}");

    private Dictionary<string, double> Figures(Contest contest, Collector collector, Window counting, double cores, double memory, Drops drops)
    {
        var figures = new Dictionary<string, double>(StringComparer.Ordinal);
        var counters = collector.Counters();
        if (counters.TryGetValue(Ingest.Rate, out var rate))
        {
            // What a full queue dropped was read but not kept: it does not count. The share is that of the whole run, warm-up and all.
            figures[Ingest.Rate] = rate * (1 - drops.Share);
            figures["server µs a report"] = rate == 0 ? 0 : counting.Cores * 1e6 / rate;
            figures["dropped"] = drops.Dropped;
            figures["refused"] = counters.GetValueOrDefault("refused");
        }
        foreach (var step in collector.Steps().Where(step => s_steps.Contains(step.Name)))
        {
            var of = step.Name is FanOut.Receipt or Nearest.Step ? "" : step.Name + " ";
            figures[of + "p50 ms"] = step.Latency.P50;
            figures[of + "p99 ms"] = step.Latency.P99;
            if (step.Latency.Failed > 0)
                figures[of + "failed"] = step.Latency.Failed;
        }
        figures["server cores"] = cores;
        if (contest.Name.Contains("alert", StringComparison.Ordinal))
            figures["KiB a connection"] = memory / choices.Clients;
        return figures;
    }

    /// <summary>Since the service started.</summary>
    private async Task<(long Accepted, long Dropped)> TakenAsync()
    {
        using var http = new HttpPool(_ours!.Address, 1);
        var answer = await http.SendAsync("GET", "/api/v1/stats", _credentials.Administrator);
        var stats = JsonDocument.Parse(answer.Body).RootElement;
        return (stats.GetProperty("accepted").GetInt64(), stats.GetProperty("dropped").GetInt64() + stats.GetProperty("failed").GetInt64());
    }

    private readonly record struct Drops(long Accepted, long Dropped)
    {
        public double Share => Accepted == 0 ? 0 : Math.Clamp((double)Dropped / Accepted, 0, 1);
    }

    /// <summary>The server's processor time while the worker says that it counts.</summary>
    private sealed class Window(PeerServer server, Collector collector)
    {
        private double _cpu;
        private long _since;

        public double Cores { get; private set; }

        public void Look()
        {
            var counting = collector.Counters().GetValueOrDefault("counting") == 1;
            if (counting && _since == 0)
                (_cpu, _since) = (server.CpuSeconds, Stopwatch.GetTimestamp());
            else if (counting)
                Cores = (server.CpuSeconds - _cpu) / Stopwatch.GetElapsedTime(_since).TotalSeconds;
        }
    }
}

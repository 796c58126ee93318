using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Threading.Channels;
using Dispatch.EndToEnd.Tests.Support;

namespace Dispatch.EndToEnd.Tests.Journeys;

/// <summary>
/// <c>kill -9</c> in the middle of a mobilisation: while taxis are told and answer. After the restart everybody knows, nobody was told
/// twice, what was confirmed stays as it was, and the counts add up exactly. Two rounds here; <c>DISPATCH_KILL_ROUNDS</c> for more. Every
/// second round kills as soon as some answers are confirmed, the others at any moment after the order.
/// </summary>
public sealed class AlertKillTests(ITestOutputHelper output)
{
    private const int Taxis = 16;
    private const int DefaultRounds = 2;

    [Fact]
    public async Task A_mobilisation_goes_on_after_a_kill_and_its_counts_add_up()
    {
        var rounds = int.Parse(Environment.GetEnvironmentVariable("DISPATCH_KILL_ROUNDS") ?? DefaultRounds.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var random = new Random(int.Parse(Environment.GetEnvironmentVariable("DISPATCH_KILL_SEED") ?? "110", CultureInfo.InvariantCulture));
        using var data = new DataDirectory();
        var taxis = await PrepareAsync(data);
        var confirmedBefore = 0;
        for (var round = 1; round <= rounds; round++)
        {
            var confirmations = new Confirmations();
            foreach (var taxi in taxis)
                taxi.Forget(confirmations);
            string incident;
            await using (var dispatch = await DispatchProcess.ServeAsync(data.Path, "--set", "Alerts:Limits:AlertsPerDay=100"))
            {
                incident = await OpenAsync(dispatch, round);
                await using var lines = await Lines.OpenAsync(dispatch, taxis);
                await SeenAsync(dispatch, incident, taxis);
                var ordering = OrderAsync(dispatch, incident, round);
                if (round % 2 == 1)
                    await confirmations.AtLeastAsync(random.Next(1, Taxis));
                else
                    await Task.Delay(random.Next(0, 250));
                await dispatch.KillAsync();
                await Task.WhenAny(ordering);
            }
            var confirmed = taxis.Count(taxi => taxi.Confirmed is not null);
            (confirmed > 0 || round % 2 == 0).ShouldBeTrue("a round that waited for confirmations had none");
            confirmedBefore += confirmed;
            await using (var again = await DispatchProcess.ServeAsync(data.Path, "--set", "Alerts:Limits:AlertsPerDay=100"))
            {
                await using var lines = await Lines.OpenAsync(again, taxis);
                await SeenAsync(again, incident, taxis);
                var alert = (await OrderAsync(again, incident, round))!.Value.GetProperty("id").GetString()!;
                await UntilAsync(again, alert, counts => counts.GetProperty("accepted").GetInt32() == Taxis);
                await CheckAsync(again, alert, taxis);
            }
        }
        output.WriteLine($"{rounds} kills, {Taxis} taxis; {confirmedBefore} answers were confirmed before a kill and are all there");
    }

    private static async Task CheckAsync(DispatchProcess dispatch, string alert, List<Taxi> taxis)
    {
        var dispatcher = await dispatch.SignInAsync("li");
        var view = (await dispatcher.GetAsync($"alerts/{alert}")).Body;
        view.GetProperty("counts").GetProperty("queued").GetInt32().ShouldBe(Taxis);
        view.GetProperty("waves").EnumerateArray().Sum(wave => wave.GetProperty("size").GetInt32()).ShouldBe(Taxis);
        var items = (await dispatcher.GetAsync($"alerts/{alert}/recipients?limit=500&purpose=counted")).Body.GetProperty("items").EnumerateArray().ToList();
        items.Select(item => item.GetProperty("unit").GetString()).ShouldBe(taxis.Select(taxi => taxi.Unit), ignoreOrder: true);
        foreach (var taxi in taxis)
        {
            // One alert, one text: shown once, however often it came.
            taxi.Shown.Keys.ShouldBe([(alert, 1)], taxi.Unit);
            var accepted = items.Single(item => item.GetProperty("unit").GetString() == taxi.Unit).GetProperty("times").GetProperty("accepted").GetString();
            if (taxi.Confirmed is { } confirmed)
                DateTimeOffset.Parse(accepted!, CultureInfo.InvariantCulture).ShouldBe(
                    DateTimeOffset.Parse(confirmed, CultureInfo.InvariantCulture), $"{taxi.Unit}: accepted {accepted}, was told {confirmed}");
        }
    }

    private static async Task<JsonElement?> OrderAsync(DispatchProcess dispatch, string incident, int round)
    {
        var commander = await dispatch.SignInAsync("wang");
        var answer = await commander.PostAsync($"incidents/{incident}/alerts", Body(), $"alert-{round}");
        answer.ShouldBe(201);
        return answer.Body;
    }

    private static object Body() => new
    {
        kind = "lookout", audience = new { kind = "radius", lat = 43.84, lon = 126.55, radius = 3000 }, kinds = new[] { "taxi" }, expiresIn = 3600,
    };

    private static async Task<string> OpenAsync(DispatchProcess dispatch, int round)
    {
        var dispatcher = await dispatch.SignInAsync("li");
        var report = new { typeCode = "robbery", priority = 1, channel = "phone", location = new { lat = 43.84, lon = 126.55, address = $"路 {round}" } };
        var incident = (await dispatcher.PostAsync("incidents", report, $"open-{round}")).Body.GetProperty("id").GetString()!;
        (await dispatcher.PostAsync($"incidents/{incident}/verify", new { how = "second caller" })).ShouldBe(200);
        return incident;
    }

    /// <summary>A preview counts those who can still be told: after a kill some are queued already, and only the cells matter here.</summary>
    private static async Task SeenAsync(DispatchProcess dispatch, string incident, List<Taxi> taxis)
    {
        var dispatcher = await dispatch.SignInAsync("li");
        await PollAsync(async () => (await dispatcher.PostAsync($"incidents/{incident}/alerts/preview", Body(), null))
            .Body.GetProperty("eligible").GetInt32() >= taxis.Count);
    }

    private static async Task UntilAsync(DispatchProcess dispatch, string alert, Func<JsonElement, bool> fits)
    {
        var dispatcher = await dispatch.SignInAsync("li");
        await PollAsync(async () => fits((await dispatcher.GetAsync($"alerts/{alert}")).Body.GetProperty("counts")));
    }

    /// <summary>The process is another one: there is nothing to wait on but its answers.</summary>
    private static async Task PollAsync(Func<Task<bool>> fits)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (!await fits())
            await Task.Delay(100, patience.Token);
    }

    private static async Task<List<Taxi>> PrepareAsync(DataDirectory data)
    {
        await using var first = await DispatchProcess.ServeAsync(data.Path);
        await first.AccountAsync("li", "dispatcher");
        await first.AccountAsync("wang", "commander");
        var administrator = await first.AdministratorAsync();
        var dispatcher = await first.SignInAsync("li");
        var taxis = new List<Taxi>();
        for (var i = 0; i < Taxis; i++)
        {
            var unit = $"taxi-{i}";
            (await administrator.PutAsync($"units/{unit}", new { callSign = unit, kind = "taxi", agency = "civilian" })).ShouldBe(200);
            (await dispatcher.PostAsync($"units/{unit}/duty", new { onDuty = true })).ShouldBe(200);
            taxis.Add(new Taxi(unit, i, (await first.AccountAsync(unit, "unit", unit)).Token!));
        }
        return taxis;
    }

    /// <summary>A driver's phone: shows an alert once, answers it, and repeats the answer until it is confirmed.</summary>
    private sealed class Taxi(string unit, int number, string token)
    {
        public string Unit => unit;

        public ConcurrentDictionary<(string Alert, int Seq), bool> Shown { get; } = new();

        /// <summary>When the server said that the acceptance is durable since.</summary>
        public string? Confirmed { get; private set; }

        private Confirmations _confirmations = new();

        public void Forget(Confirmations confirmations)
        {
            Shown.Clear();
            (Confirmed, _confirmations) = (null, confirmations);
        }

        public async Task RunAsync(UnitClient line)
        {
            await line.SendAsync(new { t = "fix", lat = 43.84 + (number * 1e-5), lon = 126.55, time = DateTimeOffset.UtcNow, speed = 0, occupied = false });
            foreach (var (alert, seq) in Shown.Keys)
                await AcceptAsync(line, alert, seq);
            await foreach (var message in line.AllAsync())
            {
                if (message.GetProperty("t").GetString() == "step" && Confirmed is null)
                {
                    Confirmed = message.GetProperty("at").GetString();
                    _confirmations.Add();
                }
                if (message.GetProperty("t").GetString() != "alert")
                    continue;
                var told = message.GetProperty("alert");
                var (alert, seq) = (told.GetProperty("id").GetString()!, told.GetProperty("seq").GetInt32());
                Shown.TryAdd((alert, seq), true);
                await AcceptAsync(line, alert, seq);
            }
        }

        public Task<UnitClient> ConnectAsync(Uri server) => UnitClient.ConnectAsync(server, token);

        private static Task AcceptAsync(UnitClient line, string alert, int seq) =>
            line.SendAsync(new { t = "step", alert, seq, step = "accepted", key = "a" });
    }

    /// <summary>How many phones heard that their answer is durable.</summary>
    private sealed class Confirmations
    {
        private readonly Channel<bool> _heard = Channel.CreateUnbounded<bool>();

        public void Add() => _heard.Writer.TryWrite(true);

        public async Task AtLeastAsync(int count)
        {
            for (var i = 0; i < count; i++)
                await _heard.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1));
        }
    }

    private sealed class Lines : IAsyncDisposable
    {
        private readonly List<(UnitClient Line, Task Running)> _all = [];

        public static async Task<Lines> OpenAsync(DispatchProcess dispatch, List<Taxi> taxis)
        {
            var lines = new Lines();
            foreach (var taxi in taxis)
            {
                var line = await taxi.ConnectAsync(dispatch.Address);
                lines._all.Add((line, taxi.RunAsync(line)));
            }
            return lines;
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var (line, running) in _all)
            {
                await line.DisposeAsync();
                await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}

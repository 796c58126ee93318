using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Dispatch.EndToEnd.Tests.Pages.Support;

namespace Dispatch.EndToEnd.Tests.Pages.Measurements;

/// <summary>
/// Prints how long a change of a unit takes until the console has drawn it, among 20,000 moving units. From the moment the change is
/// meant to be sent – so the way to the server and its write are in the figure – to the frame after the one that drew it. One
/// machine, one clock. It asserts nothing and runs only when asked:
/// <c>dotnet run -c Release --project tests/EndToEnd.Tests -- -class "*ChangeToScreenMeasurement" -explicit only -showLiveOutput</c>.
/// </summary>
public sealed class ChangeToScreenMeasurement(ITestOutputHelper output)
{
    private const int Changes = 1_000;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(90);
    private static readonly TimeSpan GivenUpAfter = TimeSpan.FromSeconds(9);

    private readonly ConcurrentDictionary<int, Change> _open = new();
    private readonly List<Change> _done = [];

    [Fact(Explicit = true)]
    public async Task From_the_change_of_a_unit_to_the_drawn_frame_with_20000_moving_units()
    {
        Assert.SkipWhen(Stage.Missing is not null, Stage.Missing ?? "");
        await using var city = await BusyCity.BuildAsync(TimeSpan.FromSeconds(10), output.WriteLine);
        await city.Page.EvaluateAsync("ids => { dispatchTrace.watched = ids; }", Enumerable.Range(0, MovingFleet.Probes).Select(MovingFleet.Probe));
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
        await city.Page.EvaluateAsync("() => { dispatchTrace.shown.length = 0; }");
        var sent = new List<Task>();
        using var beat = new PeriodicTimer(Between);
        for (var number = 0; number < Changes; number++)
        {
            await beat.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            sent.Add(SendAsync(city.Fleet, number));
            if (number % 10 == 0)
                await DrainAsync(city);
        }
        await Task.WhenAll(sent);
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
        await DrainAsync(city);
        Print("position", change => !change.Status);
        Print("status (durable)", change => change.Status);
        output.WriteLine($"not drawn within {GivenUpAfter.TotalSeconds} s: {Changes - _done.Count} of {Changes}; {await city.StateAsync()}");
    }

    /// <summary>Each probe rests for nine seconds between two changes, and is moved and set busy by turns.</summary>
    private async Task SendAsync(MovingFleet fleet, int number)
    {
        var probe = number % MovingFleet.Probes;
        var round = number / MovingFleet.Probes;
        var change = new Change(probe % 2 == 0, Now());
        _open[probe] = change;
        await (change.Status ? fleet.SetBusyAsync(probe, round % 2 == 0) : fleet.MoveAsync(probe));
        change.AnsweredAt = Now();
    }

    private async Task DrainAsync(BusyCity city)
    {
        foreach (var shown in (await city.Page.EvaluateAsync<JsonElement>("() => dispatchTrace.shown.splice(0)")).EnumerateArray())
        {
            var probe = int.Parse(shown[0].GetString()!["probe-".Length..], CultureInfo.InvariantCulture);
            if (!_open.TryRemove(probe, out var change) || shown[1].GetInt64() - change.SentAt > GivenUpAfter.TotalMilliseconds)
                continue;
            change.ShownAt = shown[1].GetInt64();
            _done.Add(change);
        }
    }

    private void Print(string what, Func<Change, bool> which)
    {
        var all = _done.Where(which).Select(change => change.ShownAt - change.SentAt).Order().ToArray();
        var answers = _done.Where(which).Select(change => change.AnsweredAt - change.SentAt).Order().ToArray();
        output.WriteLine($"{what}: {all.Length} changes, on the screen after {Quantiles(all)} ms; answered after {Quantiles(answers)} ms");
    }

    private static string Quantiles(long[] sorted) => string.Create(CultureInfo.InvariantCulture,
        $"p50 {At(sorted, 0.5)} p95 {At(sorted, 0.95)} p99 {At(sorted, 0.99)} max {At(sorted, 1)}");

    private static long At(long[] sorted, double quantile) =>
        sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * quantile))];

    private static long Now() => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    private sealed class Change(bool status, long sentAt)
    {
        public bool Status { get; } = status;

        public long SentAt { get; } = sentAt;

        public long AnsweredAt { get; set; }

        public long ShownAt { get; set; }
    }
}

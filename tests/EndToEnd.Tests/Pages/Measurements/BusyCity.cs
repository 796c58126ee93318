using System.Globalization;
using System.Text.Json;
using Dispatch.EndToEnd.Tests.Pages.Support;
using Microsoft.Playwright;

namespace Dispatch.EndToEnd.Tests.Pages.Measurements;

/// <summary>A server of its own, a moving fleet, and the console in Chromium without a graphics card that has it all in view.</summary>
internal sealed class BusyCity : IAsyncDisposable
{
    public const int Cars = 20_000;

    private readonly Stage _stage = new();

    public MovingFleet Fleet { get; private set; } = null!;

    public City City => _stage.City;

    public Desk Desk { get; private set; } = null!;

    public IPage Page => Desk.Page;

    /// <param name="every">Between two reports of one car: 10 s are 2,000 reports a second.</param>
    public static async Task<BusyCity> BuildAsync(TimeSpan every, Action<string> say)
    {
        var city = new BusyCity();
        await city._stage.InitializeAsync();
        city.Fleet = new MovingFleet(city.City, Cars, every);
        say(await city.Fleet.RegisterAsync());
        city.Fleet.Start();
        await city.City.AddDispatcherAsync("watcher");
        city.Desk = await city._stage.OpenDeskAsync(path: "/?perf=1");
        await city.Desk.SignInAsync("watcher", City.Password);
        await city.WaitForAllAsync();
        return city;
    }

    /// <summary>Until every car is in view; on a loaded machine that takes a while, and is not what is measured.</summary>
    public Task WaitForAllAsync() => Page.WaitForFunctionAsync(
        "least => JSON.parse(document.querySelector('.perf')?.dataset.perf ?? '{}').units >= least", Cars,
        new PageWaitForFunctionOptions { PollingInterval = 1_000, Timeout = 300_000 });

    /// <summary>What the page says of itself, with the load of the machine: a figure without it means little.</summary>
    public async Task<string> StateAsync()
    {
        var perf = JsonSerializer.Deserialize<JsonElement>((await Page.Locator(".perf").GetAttributeAsync("data-perf"))!);
        var load = (await File.ReadAllTextAsync("/proc/loadavg", TestContext.Current.CancellationToken)).Split(' ')[0];
        return string.Create(CultureInfo.InvariantCulture,
            $"{perf.GetProperty("units").GetInt32()} units, {perf.GetProperty("framesPerSecond").GetDouble():0.0} frames/s"
            + $" (gaps p50 {perf.GetProperty("gapP50").GetDouble():0} p95 {perf.GetProperty("gapP95").GetDouble():0}"
            + $" p99 {perf.GetProperty("gapP99").GetDouble():0} ms, own drawing p50 {perf.GetProperty("drawP50").GetDouble():0.0} ms),"
            + $" {Fleet.Accepted} reports believed, {Fleet.Late} batches late, load {load}");
    }

    public async ValueTask DisposeAsync()
    {
        if (Fleet is not null)
            await Fleet.DisposeAsync();
        if (Desk is not null)
            await Desk.DisposeAsync();
        await _stage.DisposeAsync();
    }
}

using System.Globalization;
using System.Text.Json;
using Dispatch.EndToEnd.Tests.Pages.Support;
using Microsoft.Playwright;

namespace Dispatch.EndToEnd.Tests.Pages.Measurements;

/// <summary>
/// Prints the memory of the console over half an hour with 20,000 moving units while somebody works at it: every 30 s, after a
/// forced collection. It asserts nothing and runs only when asked (DISPATCH_MINUTES, default 30):
/// <c>dotnet run -c Release --project tests/EndToEnd.Tests -- -class "*MemoryMeasurement" -explicit only -showLiveOutput</c>.
/// </summary>
public sealed class MemoryMeasurement(ITestOutputHelper output)
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(30);
    private static readonly double Minutes =
        double.Parse(Environment.GetEnvironmentVariable("DISPATCH_MINUTES") ?? "30", CultureInfo.InvariantCulture);

    [Fact(Explicit = true)]
    public async Task Memory_over_half_an_hour_with_20000_moving_units()
    {
        Assert.SkipWhen(Stage.Missing is not null, Stage.Missing ?? "");
        await using var city = await BusyCity.BuildAsync(TimeSpan.FromSeconds(20), output.WriteLine);
        var meter = await MemoryMeter.OfAsync(city.Page);
        var samples = new List<MemorySample>();
        using var beat = new PeriodicTimer(Between);
        for (var passed = TimeSpan.Zero; passed.TotalMinutes <= Minutes; passed += Between)
        {
            await WorkAsync(city, samples.Count);
            samples.Add(await meter.TakeAsync(passed));
            output.WriteLine($"{samples[^1]}; {await city.StateAsync()}");
            await beat.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
        // The first five minutes fill caches: tiles, compiled code, the list of incidents.
        var settled = samples.Where(sample => sample.After.TotalMinutes >= Math.Min(5, Minutes / 3)).ToList();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"settled: heap {settled.Min(s => s.HeapMiB):0.0}–{settled.Max(s => s.HeapMiB):0.0} MiB, {Slope(settled, s => s.HeapMiB):+0.0;-0.0} MiB/h; "
            + $"renderer {settled.Min(s => s.RendererMiB):0}–{settled.Max(s => s.RendererMiB):0} MiB, {Slope(settled, s => s.RendererMiB):+0;-0} MiB/h"));
        await city.Desk.PictureAsync("memory");
    }

    /// <summary>A little of what a dispatcher does: looks closer and back, takes a call, reads it, closes it.</summary>
    private static async Task WorkAsync(BusyCity city, int round)
    {
        var page = city.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Zoom in" }).ClickAsync();
        await city.Desk.CommandAsync("new noise");
        await city.Desk.TypeAsync(string.Create(CultureInfo.InvariantCulture, $"{43.80 + (0.001 * round)}, 126.5561"));
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator(".facts h2")).ToHaveTextAsync("Noise");
        await city.Desk.CommandAsync("send 1");
        await Assertions.Expect(page.Locator(".assignment")).ToHaveCountAsync(1);
        await city.Desk.CommandAsync("close resolved on scene");
        await Assertions.Expect(page.Locator(".state-closed")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Show all units" }).ClickAsync();
        await city.WaitForAllAsync();
    }

    /// <summary>Least squares, in MiB an hour.</summary>
    private static double Slope(List<MemorySample> samples, Func<MemorySample, double> of)
    {
        var (meanX, meanY) = (samples.Average(s => s.After.TotalHours), samples.Average(of));
        var below = samples.Sum(s => Math.Pow(s.After.TotalHours - meanX, 2));
        return below == 0 ? 0 : samples.Sum(s => (s.After.TotalHours - meanX) * (of(s) - meanY)) / below;
    }
}

/// <param name="HeapMiB">JavaScript objects that are alive after a collection.</param>
/// <param name="RendererMiB">What the page's process keeps in memory: pictures, typed columns and code as well.</param>
internal sealed record MemorySample(TimeSpan After, double HeapMiB, double RendererMiB, int Nodes, int Listeners)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{After:mm\\:ss} heap {HeapMiB:0.0} MiB, renderer {RendererMiB:0} MiB, {Nodes} nodes, {Listeners} listeners");
}

/// <summary>Reads a page's memory over the browser's own debugging interface.</summary>
internal sealed class MemoryMeter(ICDPSession page, ICDPSession browser)
{
    private const double MiB = 1024 * 1024;

    public static async Task<MemoryMeter> OfAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Performance.enable");
        return new MemoryMeter(session, await page.Context.Browser!.NewBrowserCDPSessionAsync());
    }

    public async Task<MemorySample> TakeAsync(TimeSpan after)
    {
        await page.SendAsync("HeapProfiler.collectGarbage");
        var metrics = (await page.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics").EnumerateArray()
            .ToDictionary(metric => metric.GetProperty("name").GetString()!, metric => metric.GetProperty("value").GetDouble());
        return new MemorySample(after, metrics["JSHeapUsedSize"] / MiB, await RendererAsync(), (int)metrics["Nodes"], (int)metrics["JSEventListeners"]);
    }

    /// <summary>The largest one: Chromium keeps an empty spare beside it.</summary>
    private async Task<double> RendererAsync()
    {
        var processes = (await browser.SendAsync("SystemInfo.getProcessInfo"))!.Value.GetProperty("processInfo").EnumerateArray();
        return processes.Where(process => process.GetProperty("type").GetString() == "renderer")
            .Max(process => ResidentKiB(process.GetProperty("id").GetInt32())) / 1024.0;
    }

    private static long ResidentKiB(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(text => text.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}

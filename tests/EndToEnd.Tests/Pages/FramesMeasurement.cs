using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dispatch.EndToEnd.Tests.Pages.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dispatch.EndToEnd.Tests.Pages;

/// <summary>
/// Prints how fast the console draws the whole demo city without a graphics card. It asserts nothing and runs only when asked:
/// <c>dotnet run -c Release --project tests/EndToEnd.Tests -- -class "*FramesMeasurement" -explicit only -showLiveOutput</c>.
/// </summary>
public sealed partial class FramesMeasurement(ITestOutputHelper output)
{
    private const int Units = 20_000;
    private const int SampleMilliseconds = 20_000;

    [Fact(Explicit = true)]
    public async Task Frames_a_second_with_20000_moving_units()
    {
        Assert.SkipWhen(Stage.Missing is not null, Stage.Missing ?? "");
        var data = Directory.CreateTempSubdirectory("dispatch-frames-").FullName;
        using var demo = Start(data, out var ready);
        try
        {
            var (address, password) = await ready.WaitAsync(TimeSpan.FromMinutes(3), TestContext.Current.CancellationToken);
            await MeasureAsync(address, password);
        }
        finally
        {
            demo.Kill();
            await demo.WaitForExitAsync(CancellationToken.None);
            Directory.Delete(data, recursive: true);
        }
    }

    private async Task MeasureAsync(string address, string password)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader", "--no-first-run", "--disable-background-networking"],
        });
        var page = await browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = 1366, Height = 768 } });
        page.SetDefaultTimeout(120_000);
        await page.GotoAsync(address + "?perf=1");
        await page.Locator("input[name=account]").FillAsync("dispatcher");
        await page.Locator("input[name=password]").FillAsync(password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForFunctionAsync(
            "least => JSON.parse(document.querySelector('.perf')?.dataset.perf ?? '{}').units >= least", Units,
            new PageWaitForFunctionOptions { PollingInterval = 1_000 });
        var frames = await page.EvaluateAsync<int>(
            "ms => new Promise(done => { let n = 0; const start = performance.now(); const next = () => { n++;"
            + " performance.now() - start < ms ? requestAnimationFrame(next) : done(n); }; requestAnimationFrame(next); })", SampleMilliseconds);
        await Expect(page.Locator(".perf")).ToBeVisibleAsync();
        var perf = JsonSerializer.Deserialize<JsonElement>((await page.Locator(".perf").GetAttributeAsync("data-perf"))!);
        var load = await File.ReadAllTextAsync("/proc/loadavg", TestContext.Current.CancellationToken);
        var rate = frames * 1000.0 / SampleMilliseconds;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rate:0.0} frames/s over {SampleMilliseconds / 1000} s; {perf}; load {load}"));
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(AppContext.BaseDirectory, Desk.Pictures, "frames.png") });
    }

    private static Process Start(string data, out Task<(string Address, string Password)> ready)
    {
        var done = new TaskCompletionSource<(string, string)>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet")
            {
                ArgumentList =
                {
                    Path.Combine(AppContext.BaseDirectory, "dispatch.dll"), "demo", "--data", data, "--listen", "http://127.0.0.1:0",
                },
                RedirectStandardOutput = true,
                UseShellExecute = false,
            },
        };
        var address = "";
        process.OutputDataReceived += (_, line) =>
        {
            if (LiveLine().Match(line.Data ?? "") is { Success: true } live)
                address = live.Groups["address"].Value.TrimEnd('/') + "/";
            if (PasswordLine().Match(line.Data ?? "") is { Success: true } password)
                done.TrySetResult((address, password.Groups["password"].Value));
        };
        process.Start();
        process.BeginOutputReadLine();
        ready = done.Task;
        return process;
    }

    [GeneratedRegex(@"The city is live: (?<address>\S+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex LiveLine();

    [GeneratedRegex(@"password of all five is (?<password>\S+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex PasswordLine();
}

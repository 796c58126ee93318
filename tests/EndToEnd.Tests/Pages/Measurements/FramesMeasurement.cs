using System.Globalization;
using Dispatch.EndToEnd.Tests.Pages.Support;

namespace Dispatch.EndToEnd.Tests.Pages.Measurements;

/// <summary>
/// Prints how fast the console draws 20,000 moving units without a graphics card. It asserts nothing and runs only when asked:
/// <c>dotnet run -c Release --project tests/EndToEnd.Tests -- -class "*FramesMeasurement" -explicit only -showLiveOutput</c>.
/// </summary>
public sealed class FramesMeasurement(ITestOutputHelper output)
{
    private const int SampleMilliseconds = 20_000;

    [Fact(Explicit = true)]
    public async Task Frames_a_second_with_20000_moving_units()
    {
        Assert.SkipWhen(Stage.Missing is not null, Stage.Missing ?? "");
        await using var city = await BusyCity.BuildAsync(TimeSpan.FromSeconds(10), output.WriteLine);
        var frames = await city.Page.EvaluateAsync<int>(
            "ms => new Promise(done => { let n = 0; const start = performance.now(); const next = () => { n++;"
            + " performance.now() - start < ms ? requestAnimationFrame(next) : done(n); }; requestAnimationFrame(next); })", SampleMilliseconds);
        var rate = frames * 1000.0 / SampleMilliseconds;
        var state = await city.StateAsync();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rate:0.0} frames/s over {SampleMilliseconds / 1000} s; {state}"));
        await city.Desk.PictureAsync("frames");
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text;
using Dispatch.EndToEnd.Tests.Pages.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dispatch.EndToEnd.Tests.Pages.Measurements;

/// <summary>
/// Prints how long a file of 20,000 units takes at the registers page: its check with bad lines, which changes nothing, and the import
/// itself. Times are not asserted; runs only when asked:
/// <c>dotnet run -c Release --project tests/EndToEnd.Tests -- -class "*ImportMeasurement" -explicit only -showLiveOutput</c>.
/// </summary>
[Collection(PageJourneys.Name)]
public sealed class ImportMeasurement(Stage stage, ITestOutputHelper output)
{
    private const int Lines = 20_000;

    [Fact(Explicit = true)]
    public async Task Twenty_thousand_units_from_a_file()
    {
        Assert.SkipWhen(Stage.Missing is not null, Stage.Missing ?? "");
        await using var desk = await stage.OpenDeskAsync();
        var page = desk.Page;
        page.SetDefaultTimeout(300_000);
        await desk.SignInAsync("admin", City.AdministratorPassword);
        await page.GetByRole(AriaRole.Link, new() { Name = "Registers" }).ClickAsync();
        await page.GetByRole(AriaRole.Tab, new() { Name = "Units" }).ClickAsync();
        await Expect(page.GetByText("Entries: " + City.Patrols)).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Import CSV…" }).ClickAsync();
        var clock = Stopwatch.StartNew();
        await page.GetByLabel("CSV file").SetInputFilesAsync(File(bad: true));
        await Expect(page.Locator(".faults tbody tr")).ToHaveCountAsync(3);
        Say(clock, "checked, three bad lines shown");
        await desk.PictureAsync("import-20000-bad");
        await page.GetByRole(AriaRole.Button, new() { Name = "Close, change nothing" }).ClickAsync();
        await page.ReloadAsync();
        await page.GetByRole(AriaRole.Tab, new() { Name = "Units" }).ClickAsync();
        await Expect(page.GetByText("Entries: " + City.Patrols)).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Import CSV…" }).ClickAsync();
        clock.Restart();
        await page.GetByLabel("CSV file").SetInputFilesAsync(File(bad: false));
        var import = page.GetByRole(AriaRole.Button, new() { Name = "Import all lines (20,000)" });
        await Expect(import).ToBeVisibleAsync(new() { Timeout = 300_000 });
        Say(clock, "checked, all good");
        clock.Restart();
        await import.ClickAsync();
        await Expect(page.Locator("progress")).ToBeVisibleAsync();
        Say(clock, "begun, progress on the screen");
        await desk.PictureAsync("import-20000-under-way");
        await Expect(page.GetByText("20,000 / 20,000")).ToBeVisibleAsync(new() { Timeout = 300_000 });
        Say(clock, "ended");
        await desk.PictureAsync("import-20000-ended");
    }

    private void Say(Stopwatch clock, string what) => output.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds,6:0.0} s {what}"));

    private static FilePayload File(bool bad)
    {
        var csv = new StringBuilder("unit,callSign,kind,agency,synthetic\n");
        for (var line = 2; line <= Lines + 1; line++)
        {
            var (kind, agency) = !bad ? ("taxi", "civilian")
                : line switch { 17 => ("tank", "civilian"), 9_000 => ("taxi", "police"), Lines + 1 => ("taxi", ""), _ => ("taxi", "civilian") };
            csv.Append(CultureInfo.InvariantCulture, $"file-{line:00000},的士{line},{kind},{agency},yes\n");
        }

        return new FilePayload { Name = "units.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(csv.ToString()) };
    }
}

using Dispatch.EndToEnd.Tests.Pages.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dispatch.EndToEnd.Tests.Pages;

[Collection(PageJourneys.Name)]
public sealed class RegisterTests(Stage stage)
{
    private static FilePayload Csv(string text) => new() { Name = "hazards.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(text) };

    [Fact]
    public async Task A_file_with_a_bad_line_is_shown_changes_nothing_and_its_good_lines_can_be_imported()
    {
        Assert.SkipWhen(Stage.Missing is not null, Stage.Missing ?? "");
        await using var desk = await stage.OpenDeskAsync();
        var page = desk.Page;
        await desk.SignInAsync("admin", City.AdministratorPassword);
        await page.GetByRole(AriaRole.Link, new() { Name = "Registers" }).ClickAsync();
        await page.GetByRole(AriaRole.Tab, new() { Name = "Hazards" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Import CSV…" }).ClickAsync();
        await page.GetByLabel("CSV file").SetInputFilesAsync(Csv(
            "code,zh,en,kind,lat,lon,radius,detail\n"
            + "JH-1,江湾液化气站,Gas depot,gas,43.8801,126.5602,150,\"Cut the gas first, then enter\"\n"
            + "JH-2,,Dog yard,dragon,43.8811,x,40,\n"
            + "JH-3,变电所,Substation,electric,43.8821,126.5622,80,\n"));
        await Expect(page.GetByText("Bad lines: 1 of 3")).ToBeVisibleAsync();
        await Expect(page.Locator(".faults tbody tr")).ToHaveCountAsync(3);
        await desk.PictureAsync("registers-bad-line");
        (await AxeCheck.SeriousAsync(page)).ShouldBeEmpty();
        await page.GetByRole(AriaRole.Button, new() { Name = "Close, change nothing" }).ClickAsync();
        await Expect(page.GetByText("Entries: 0")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Import CSV…" }).ClickAsync();
        await page.GetByLabel("CSV file").SetInputFilesAsync(Csv(
            "code,zh,en,kind,lat,lon,radius,detail\nJH-1,江湾液化气站,Gas depot,gas,43.8801,126.5602,150,\"Cut the gas first, then enter\"\nJH-2,,,dog,1,1,1,\n"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Import only the good lines (1)" }).ClickAsync();
        await Expect(page.GetByText("Imported: 1 / 1 · bad lines left out: 1")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = "江湾液化气站" })).ToBeVisibleAsync();
        await desk.PictureAsync("registers");
        (await AxeCheck.SeriousAsync(page)).ShouldBeEmpty();

        // The address alone leads back here, also after a reload.
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Registers" })).ToBeVisibleAsync();
    }
}

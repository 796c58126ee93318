using Dispatch.EndToEnd.Tests.Pages.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dispatch.EndToEnd.Tests.Pages;

/// <summary>What comes after the call: the desk sheet, call-back, playback and report, and the supervisor's pages.</summary>
[Collection(PageJourneys.Name)]
public sealed class SupervisionTests(Stage stage)
{
    [Fact]
    public async Task A_closed_call_is_called_back_played_back_printed_and_counted()
    {
        Assert.SkipWhen(Stage.Missing is not null, Stage.Missing ?? "");
        await stage.City.AddDispatcherAsync("chief", "commander");
        await using var desk = await stage.OpenDeskAsync();
        var page = desk.Page;
        await desk.SignInAsync("chief", City.Password);
        await desk.WaitUntilLiveAsync();

        await page.Keyboard.PressAsync("n");
        await desk.TypeAsync("43.8901, 126.5801");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "What happened" }).FillAsync("robbery");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Nothing within 150 m in 90 days.")).ToBeVisibleAsync();
        await page.GetByLabel("Number").FillAsync("13812345678");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator(".send-best")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".assignment")).ToHaveCountAsync(2);
        var incident = await desk.SelectedIncidentAsync();

        await page.GetByRole(AriaRole.Tab, new() { Name = "Desk" }).ClickAsync();
        await page.GetByLabel("Agency", new() { Exact = true }).SelectOptionAsync("fire");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Expect(page.Locator(".desk-list")).ToContainTextAsync(["Fire and rescue"]);
        await page.GetByLabel("Reason").FillAsync("two armed men");
        await page.GetByRole(AriaRole.Button, new() { Name = "Declare major" }).ClickAsync();
        await Expect(page.Locator(".banner.bad")).ToContainTextAsync("MAJOR INCIDENT");
        await desk.PictureAsync("desk-sheet");
        (await AxeCheck.SeriousAsync(page)).ShouldBeEmpty();

        await page.Locator("body").PressAsync("c");
        await page.GetByLabel("Call the caller back").SelectOptionAsync("hours");
        await page.GetByRole(AriaRole.Button, new() { Name = "Close incident" }).ClickAsync();
        await Expect(page.Locator(".state-closed")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Call-backs" }).ClickAsync();
        var due = page.Locator(".call-backs li").Filter(new() { HasText = incident });
        await due.GetByRole(AriaRole.Button, new() { Name = "Call back" }).ClickAsync();
        await Expect(due).ToContainTextAsync("13812345678");
        await due.GetByLabel("5 fully").CheckAsync();
        await desk.PictureAsync("call-back");
        (await AxeCheck.SeriousAsync(page)).ShouldBeEmpty();
        await due.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(due).ToHaveCountAsync(0);

        await PlayBackAsync(desk, incident);
        await SuperviseAsync(desk);
    }

    private static async Task PlayBackAsync(Desk desk, string incident)
    {
        var page = desk.Page;
        await page.GotoAsync($"/playback/{incident}");
        await Expect(page.GetByText("Positions of units are not kept.")).ToBeVisibleAsync();
        await Expect(page.Locator(".story-said li")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("End");
        await Expect(page.Locator(".story-said")).ToContainTextAsync("Call-back made");
        await Expect(page.Locator(".story-mark")).ToHaveCountAsync(1);
        await desk.PictureAsync("playback");
        (await AxeCheck.SeriousAsync(page)).ShouldBeEmpty();
        await page.Keyboard.PressAsync("Home");
        await Expect(page.Locator(".story-said li")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.Locator(".story-said")).ToContainTextAsync("Units recommended");

        await page.GetByRole(AriaRole.Button, new() { Name = "Report" }).ClickAsync();
        await Expect(page.GetByText("hash chain of the log was verified")).ToBeVisibleAsync();
        (await AxeCheck.SeriousAsync(page)).ShouldBeEmpty();
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(page.Locator(".top")).ToBeHiddenAsync();
        await desk.PictureAsync("report-print");
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
    }

    private static async Task SuperviseAsync(Desk desk)
    {
        var page = desk.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Supervisor" }).ClickAsync();
        await Expect(page.Locator("table.times")).ToBeVisibleAsync();
        await desk.PictureAsync("supervisor-times");
        (await AxeCheck.SeriousAsync(page)).ShouldBeEmpty();
        await page.GetByRole(AriaRole.Tab, new() { Name = "Satisfaction" }).ClickAsync();
        await Expect(page.Locator(".big-figure")).ToContainTextAsync("100.0 %");
        await page.GetByRole(AriaRole.Tab, new() { Name = "Call quality" }).ClickAsync();
        await Expect(page.GetByText("chosen by their number")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Tab, new() { Name = "Coverage" }).ClickAsync();
        await Expect(page.Locator(".grid-map")).ToBeVisibleAsync();
        await desk.PictureAsync("supervisor-coverage");
        (await AxeCheck.SeriousAsync(page)).ShouldBeEmpty();
    }
}

using System.Globalization;
using Dispatch.EndToEnd.Tests.Pages.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dispatch.EndToEnd.Tests.Pages;

[Collection(PageJourneys.Name)]
public sealed class EveryPageTests(Stage stage)
{
    private static readonly string[] Supervisor = ["Response times", "Call quality", "Satisfaction", "Coverage"];
    private static readonly string[] Registers = ["Stations", "Beats", "City gates", "Hazards", "Alert texts", "Units", "Taxi opt-in"];

    [Theory]
    [InlineData("day", 1366, 768)]
    [InlineData("night", 1366, 768)]
    [InlineData("day", 2560, 1440)]
    [InlineData("night", 2560, 1440)]
    public async Task Axe_finds_no_serious_violation_on_any_page_and_nothing_hangs_over_its_edge(string colours, int width, int height)
    {
        Assert.SkipWhen(Stage.Missing is not null, Stage.Missing ?? "");
        var account = string.Create(CultureInfo.InvariantCulture, $"every.{colours}.{width}");
        await stage.City.AddDispatcherAsync(account, "commander");
        var incident = await stage.City.OpenIncidentAsync(43.8911, 126.5911);
        await using var desk = await stage.OpenDeskAsync();
        var page = desk.Page;
        await page.SetViewportSizeAsync(width, height);
        await page.EvaluateAsync("colours => localStorage.setItem('dispatch.theme', colours)", colours);
        await page.ReloadAsync();
        await desk.SignInAsync(account, City.Password);
        await desk.WaitUntilLiveAsync();

        await page.Locator($"[id='queue-{incident}']").ClickAsync();
        foreach (var sheet in (string[])["d", "k", "b", "e", "u", "?"])
        {
            await page.Keyboard.PressAsync(sheet);
            await CheckAsync(desk, "sheet " + sheet);
        }
        await page.Keyboard.PressAsync("Escape");
        foreach (var path in (string[])["/callbacks", $"/playback/{incident}", $"/report/{incident}"])
        {
            await page.GotoAsync(path);
            await Expect(page.Locator("main h2").First).ToBeVisibleAsync();
            await CheckAsync(desk, path);
        }
        await CheckTabsAsync(desk, "/supervisor", Supervisor);
        await CheckTabsAsync(desk, "/registers", Registers);
        await stage.City.DoAsync($"incidents/{incident}/close", new { disposition = "arrested" });
    }

    [Theory]
    [InlineData("day")]
    [InlineData("night")]
    public async Task Axe_finds_no_serious_violation_on_the_administrators_pages(string colours)
    {
        Assert.SkipWhen(Stage.Missing is not null, Stage.Missing ?? "");
        await using var desk = await stage.OpenDeskAsync("zh-CN");
        await desk.Page.EvaluateAsync("colours => localStorage.setItem('dispatch.theme', colours)", colours);
        await desk.Page.ReloadAsync();
        await CheckAsync(desk, "sign in");
        await desk.SignInAsync("admin", City.AdministratorPassword);
        await Expect(desk.Page.GetByRole(AriaRole.Heading, new() { Name = "账号" })).ToBeVisibleAsync();
        await CheckAsync(desk, "accounts");
    }

    private static async Task CheckTabsAsync(Desk desk, string path, string[] tabs)
    {
        await desk.Page.GotoAsync(path);
        foreach (var tab in tabs)
        {
            await desk.Page.GetByRole(AriaRole.Tab, new() { Name = tab, Exact = true }).ClickAsync();
            await CheckAsync(desk, $"{path} {tab}");
        }
    }

    private static async Task CheckAsync(Desk desk, string where)
    {
        (await AxeCheck.SeriousAsync(desk.Page)).ShouldBeEmpty(where);
        var over = await desk.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('button, input, select, h1, h2, h3, td, th, p, label')].filter(e => {"
            + " const box = e.getBoundingClientRect(); return box.width > 1 && box.right > innerWidth + 1; }).map(e => e.outerHTML.slice(0, 120))");
        over.ShouldBeEmpty(where);
    }
}

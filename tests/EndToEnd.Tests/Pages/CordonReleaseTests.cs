using System.Globalization;
using Dispatch.EndToEnd.Tests.Pages.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dispatch.EndToEnd.Tests.Pages;

[Collection(TownJourneys.Name)]
public sealed class CordonReleaseTests(TownStage stage)
{
    private const int Taxis = 40;

    [Fact]
    public async Task Civilians_of_a_cordon_wait_until_a_second_person_releases_them_at_their_own_screen()
    {
        Assert.SkipWhen(Stage.Missing is not null, Stage.Missing ?? "");
        await stage.TidyAsync();
        var taxis = await AddTaxisAsync();
        await using var desk = await SignedInAsync("ring.chief", "commander");
        var page = desk.Page;
        await desk.CommandAsync("new robbery");
        await desk.TypeAsync("43.8436, 126.5494");
        await desk.PressAsync("Control+Enter");
        await Expect(page.Locator(".facts h2")).ToHaveTextAsync("Robbery");
        var incident = await desk.SelectedIncidentAsync();

        await AskForTwoRingsAsync(desk);
        await page.Locator(".proposals tbody tr").Filter(new() { Has = page.GetByRole(AriaRole.Cell, new() { Name = "yes", Exact = true }) })
            .First.GetByRole(AriaRole.Radio).CheckAsync();
        await page.Locator("button.order").ClickAsync();
        await Expect(page.GetByText("Civilians are asked only after a second person has released them.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Order it" }).ClickAsync();
        await Expect(page.Locator(".awaits")).ToContainTextAsync("You ordered it, so you cannot release its civilians.");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Release civilians…" })).ToHaveCountAsync(0);
        (await stage.City.AskAsync($"incidents/{incident}/alerts")).GetArrayLength().ShouldBe(0, "nobody is asked before the release");
        await desk.PictureAsync("cordon-awaits-release");
        (await AxeCheck.SeriousAsync(page)).ShouldBeEmpty();

        await ReleaseAsync(incident);

        await Expect(page.Locator(".awaits")).ToHaveCountAsync(0);
        await Expect(page.Locator(".in-force")).ToContainTextAsync("released by ring.second");
        var alert = (await stage.City.AskAsync($"incidents/{incident}/alerts"))[0];
        alert.GetProperty("counts").GetProperty("eligible").GetInt32().ShouldBeGreaterThan(0);
        await desk.CommandAsync("standdown");
        await page.GetByLabel("Why").FillAsync("It was a misunderstanding");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Stand down" }).ClickAsync();
        await Expect(page.Locator(".standing")).ToHaveTextAsync("Stood down");
        foreach (var taxi in taxis)
            await stage.City.SetUnitAsync(taxi, "duty", new { onDuty = false });
    }

    private static async Task AskForTwoRingsAsync(Desk desk)
    {
        var page = desk.Page;
        await page.Keyboard.PressAsync("k");
        await page.GetByText("More settings").ClickAsync();
        await page.GetByLabel("Rings").FillAsync("2");
        await page.GetByLabel("Taxis on the outer ring").CheckAsync();
        await desk.CommandAsync("cordon 5 s ago, on foot, heading north");
        await Expect(page.Locator(".proposal-words")).ToBeVisibleAsync();
        await Expect(page.Locator(".planning")).ToHaveCountAsync(0);
    }

    /// <summary>Another account, at its own screen, from the queue.</summary>
    private async Task ReleaseAsync(string incident)
    {
        await using var second = await SignedInAsync("ring.second", "dispatcher");
        var page = second.Page;
        await page.Locator($"[id='queue-{incident}']").ClickAsync();
        await page.Keyboard.PressAsync("k");
        await Expect(page.Locator(".awaits")).ToContainTextAsync("someone other than ring.chief must release them");
        await page.GetByRole(AriaRole.Button, new() { Name = "Release civilians…" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Ordered by ring.chief; you answer for it as the second person.");
        await second.PictureAsync("cordon-release");
        (await AxeCheck.SeriousAsync(page)).ShouldBeEmpty();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Release", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Released. The civilians are being asked.")).ToBeVisibleAsync();
    }

    /// <summary>All over the town: which of them stand behind police is the planner's choice.</summary>
    private async Task<IReadOnlyList<string>> AddTaxisAsync()
    {
        var random = new Random(7);
        var taxis = new List<string>();
        for (var number = 1; number <= Taxis; number++)
        {
            var at = TownStage.Town.Location(random.Next(TownStage.Town.NodeCount));
            taxis.Add(string.Create(CultureInfo.InvariantCulture, $"ring-{number:00}"));
            await stage.City.AddUnitAsync(taxis[^1], $"Ring {number}", "taxi", (at.Latitude, at.Longitude));
        }
        foreach (var taxi in taxis)
            await stage.City.WaitUntilSeenAsync(taxi);
        return taxis;
    }

    private async Task<Desk> SignedInAsync(string account, string role)
    {
        await stage.City.AddDispatcherAsync(account, role);
        var desk = await stage.OpenDeskAsync();
        await desk.SignInAsync(account, City.Password);
        await desk.WaitUntilLiveAsync();
        return desk;
    }
}

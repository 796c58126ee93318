using Dispatch.EndToEnd.Tests.Pages.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dispatch.EndToEnd.Tests.Pages;

/// <summary>What the README promises: start the demo, sign in as commander, press "Try a robbery", watch the roads close.</summary>
[Collection(DemoJourneys.Name)]
public sealed class DemoRobberyTests(DemoStage stage)
{
    // The cars drive at the speed of cars; the farthest post is some kilometres away.
    private const float UntilClosed = 600_000;

    [Fact(Explicit = true)]
    public async Task A_newcomer_tries_the_robbery_and_is_led_from_the_first_plan_to_closed_and_back()
    {
        Assert.SkipWhen(Stage.Missing is not null, Stage.Missing ?? "");
        await using var desk = await stage.SignedInAsync("commander");
        var page = desk.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Try a robbery" }).ClickAsync();
        var guide = page.Locator(".drill-guide");
        await Expect(page.Locator(".facts h2")).ToHaveTextAsync("Robbery");
        await Expect(guide).ToContainTextAsync("Choose a plan on the right");
        await Expect(page.Locator(".proposal-words")).ToContainTextAsync("would close");

        await page.GetByRole(AriaRole.Button, new() { Name = "Order this cordon…" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Order it" }).ClickAsync();
        await Expect(guide).ToContainTextAsync("Watch the posts go from promised to held");
        // Nobody helps: the crews set out, arrive and hold by themselves.
        await Expect(page.Locator(".standing.is-closed")).ToContainTextAsync("CLOSED", new() { Timeout = UntilClosed });
        await Expect(guide).ToContainTextAsync("Ask the taxis around");
        await desk.PictureAsync("demo-closed");

        await CallTaxisAsync(desk);
        await Expect(guide).ToContainTextAsync("Stand the cordon down");
        await page.Keyboard.PressAsync("k");
        await CordonDesk.StandDownAsync(desk, "Arrested");
        await Expect(guide).ToContainTextAsync("That is it.");
        await Expect(guide.Locator("li.done")).ToHaveCountAsync(5);
        await desk.PictureAsync("demo-over");
    }

    /// <summary>Ordered by the commander, released by the dispatcher, answered by the demo's drivers.</summary>
    private async Task CallTaxisAsync(Desk desk)
    {
        var page = desk.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "To the alert sheet" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "New alert…" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Count who would be told" }).ClickAsync();
        await Expect(page.Locator(".counted")).ToContainTextAsync("would be told");
        await page.Locator(".compose button[type=submit]").ClickAsync();
        var incident = await desk.SelectedIncidentAsync();
        await Expect(page.Locator(".alert-card")).ToBeVisibleAsync();
        if (await page.GetByText("so you cannot release it").CountAsync() > 0)
        {
            await using var second = await stage.SignedInAsync("dispatcher");
            await second.CommandAsync("go " + incident);
            await second.Page.Keyboard.PressAsync("b");
            await second.Page.GetByRole(AriaRole.Button, new() { Name = "Release…" }).ClickAsync();
            await second.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { NameRegex = new("Release") }).ClickAsync();
            await Expect(second.Page.Locator(".alert-card")).Not.ToContainTextAsync("awaits");
        }
        await Expect(page.Locator(".funnel tr").Filter(new() { HasText = "Accepted" }).Locator("td").Last).Not.ToHaveTextAsync("0");
    }
}

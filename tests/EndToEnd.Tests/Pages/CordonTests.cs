using Dispatch.EndToEnd.Tests.Pages.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dispatch.EndToEnd.Tests.Pages;

[Collection(TownJourneys.Name)]
public sealed class CordonTests(TownStage stage)
{
    [Fact]
    public async Task A_commander_takes_a_cordon_from_the_last_sighting_to_closed_and_stands_it_down()
    {
        Assert.SkipWhen(Stage.Missing is not null, Stage.Missing ?? "");
        var (proposed, incident) = await CordonDesk.ProposedAsync(stage, "chief", "commander");
        await using var desk = proposed;
        var page = desk.Page;
        await page.GetByRole(AriaRole.Radio, new() { Name = "Choose: Fewest posts" }).CheckAsync();
        await Expect(page.Locator(".standing")).ToHaveTextAsync("Proposed – nothing is ordered yet");
        await desk.PictureAsync("cordon-proposed");
        (await AxeCheck.SeriousAsync(page)).ShouldBeEmpty();

        await CordonDesk.OrderAsync(desk);
        await Expect(page.Locator(".post-promised").First).ToBeVisibleAsync();
        await Expect(page.GetByText("CLOSED", new() { Exact = true })).ToHaveCountAsync(0);
        await CordonDesk.SendUnitsToPostsAsync(stage.City, incident);
        await desk.PictureAsync("cordon-ordered");
        (await AxeCheck.SeriousAsync(page)).ShouldBeEmpty();

        await Expect(page.Locator(".standing.is-closed")).ToContainTextAsync("CLOSED");
        await Expect(page.Locator(".posts > li:not(.post-held)")).ToHaveCountAsync(0);
        await desk.PictureAsync("cordon-closed");
        (await AxeCheck.SeriousAsync(page)).ShouldBeEmpty();

        await desk.CommandAsync("seen 1 s ago");
        await Expect(page.GetByText("New sighting: the cordon was re-planned")).ToBeVisibleAsync();
        await Expect(page.Locator(".standing.is-closed")).ToBeVisibleAsync();

        await CordonDesk.StandDownAsync(desk, "Arrested at post 2");
        await page.Keyboard.PressAsync("d");
        await Expect(page.Locator(".assignment:not(.ended)")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_closed_cordon_is_shrunk_around_the_suspect_and_stays_closed_all_the_while()
    {
        Assert.SkipWhen(Stage.Missing is not null, Stage.Missing ?? "");
        var (proposed, incident) = await CordonDesk.ProposedAsync(stage, "shrink.chief", "commander");
        await using var desk = proposed;
        var page = desk.Page;
        await page.GetByRole(AriaRole.Radio, new() { Name = "Choose: Fewest posts" }).CheckAsync();
        await CordonDesk.OrderAsync(desk);
        await CordonDesk.SendUnitsToPostsAsync(stage.City, incident);
        await Expect(page.Locator(".standing.is-closed")).ToContainTextAsync("CLOSED");
        var wide = await CordonDesk.FarthestPostAsync(stage.City, incident);

        await desk.CommandAsync("shrink");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Shrink" }).ClickAsync();
        await Expect(page.Locator(".posts > li.post-promised").First).ToBeVisibleAsync();
        await Expect(page.Locator(".standing.is-closed")).ToBeVisibleAsync();
        await desk.PictureAsync("cordon-shrinking");
        await CordonDesk.SendUnitsToPostsAsync(stage.City, incident);
        await City.UntilAsync(async () =>
        {
            (await page.Locator(".standing.is-closed").CountAsync()).ShouldBe(1, "the old ring stands until the new one is held");
            return await CordonDesk.FarthestPostAsync(stage.City, incident) < wide;
        });
        await Expect(page.Locator(".posts > li:not(.post-held)")).ToHaveCountAsync(0);
        await Expect(page.Locator(".standing.is-closed")).ToContainTextAsync("CLOSED");
        await desk.PictureAsync("cordon-shrunk");
        (await AxeCheck.SeriousAsync(page)).ShouldBeEmpty();
        await CordonDesk.StandDownAsync(desk, "Arrested");
    }

    [Fact]
    public async Task Crossings_are_forbidden_by_keyboard_and_a_dispatcher_cannot_order()
    {
        Assert.SkipWhen(Stage.Missing is not null, Stage.Missing ?? "");
        var (proposed, _) = await CordonDesk.ProposedAsync(stage, "planner", "dispatcher");
        await using var desk = proposed;
        var page = desk.Page;
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Order this cordon…" })).ToBeDisabledAsync();
        await Expect(page.GetByText("A commander orders, shrinks and ends a cordon.")).ToBeVisibleAsync();

        await page.GetByText("Posts of this plan").PressAsync("Enter");
        var first = page.Locator(".posts.proposed > li").First;
        var place = (await first.Locator(".post-place").InnerTextAsync())[3..];
        await first.GetByRole(AriaRole.Button, new() { Name = "Not here" }).PressAsync("Enter");
        await Expect(page.Locator(".ruled")).ToContainTextAsync(place);
        await Expect(page.Locator(".planning")).ToHaveCountAsync(0);
        await Expect(page.Locator(".posts.proposed").GetByText(place)).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Button, new() { Name = "Force on map" }).ClickAsync();
        await Expect(page.Locator(".map-claim")).ToContainTextAsync("Click crossings that must be held");
        await page.Locator(".map-box").ClickAsync(new() { Position = new() { X = 250, Y = 250 } });
        await Expect(page.Locator(".ruled > li")).ToHaveCountAsync(2);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".map-claim")).ToHaveCountAsync(0);
    }
}

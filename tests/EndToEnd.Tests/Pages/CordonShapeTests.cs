using Dispatch.EndToEnd.Tests.Pages.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dispatch.EndToEnd.Tests.Pages;

/// <summary>What a commander does to a cordon's shape: the horizon, a post that must be held; and what it looks like when it leaks.</summary>
[Collection(TownJourneys.Name)]
public sealed class CordonShapeTests(TownStage stage)
{
    [Fact]
    public async Task The_horizon_is_dragged_a_post_is_forced_and_posts_that_nobody_reaches_flash_as_leaks()
    {
        Assert.SkipWhen(Stage.Missing is not null, Stage.Missing ?? "");
        var (proposed, _) = await CordonDesk.ProposedAsync(stage, "shape.chief", "commander");
        await using var desk = proposed;
        var page = desk.Page;

        await DragHorizonAsync(page);
        await Expect(page.Locator(".slider strong").First).ToContainTextAsync("min after the sighting");
        await Expect(page.Locator(".planning")).ToHaveCountAsync(0);
        await desk.PictureAsync("cordon-horizon");

        await page.GetByText("Posts of this plan").ClickAsync();
        var second = page.Locator(".posts.proposed > li").Nth(1);
        var place = (await second.Locator(".post-place").InnerTextAsync())[3..];
        await second.GetByRole(AriaRole.Button, new() { Name = "Must hold" }).ClickAsync();
        await Expect(page.Locator(".ruled")).ToContainTextAsync(place);
        await Expect(page.Locator(".planning")).ToHaveCountAsync(0);
        await Expect(page.Locator(".posts.proposed").GetByText(place).First).ToBeVisibleAsync();
        await desk.PictureAsync("cordon-forced");

        await CordonDesk.OrderAsync(desk);
        await Expect(page.Locator(".in-force .posts").GetByText(place).First).ToBeVisibleAsync();
        // Nobody drives.
        await Expect(page.Locator(".posts > li.leaking").First).ToBeVisibleAsync(new() { Timeout = 180_000 });
        await Expect(page.Locator(".posts > li.leaking").First).ToContainTextAsync("the suspect may have passed");
        await Expect(page.Locator(".standing")).Not.ToHaveClassAsync("is-closed");
        await Expect(page.GetByText("CLOSED", new() { Exact = true })).ToHaveCountAsync(0);
        await desk.PictureAsync("cordon-leaks");
        (await AxeCheck.SeriousAsync(page)).ShouldBeEmpty();
        await CordonDesk.StandDownAsync(desk, "He got through");
    }

    [Fact]
    public async Task Nothing_is_ordered_on_plans_that_are_being_made_anew_here_or_on_another_screen()
    {
        Assert.SkipWhen(Stage.Missing is not null, Stage.Missing ?? "");
        var (proposed, incident) = await CordonDesk.ProposedAsync(stage, "anew.chief", "commander");
        await using var desk = proposed;
        var page = desk.Page;
        var order = page.GetByRole(AriaRole.Button, new() { Name = "Order this cordon…" });

        var asked = new TaskCompletionSource<IRoute>();
        await page.RouteAsync("**/cordon/proposals", route => asked.TrySetResult(route));
        await page.GetByText("Posts of this plan").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Must hold" }).First.ClickAsync();
        await Expect(order).ToBeDisabledAsync();
        await Expect(page.GetByText("These plans answer what you asked before")).ToBeVisibleAsync();
        await (await asked.Task).ContinueAsync();
        await Expect(order).ToBeEnabledAsync();

        await order.ClickAsync();
        await stage.City.DoAsync($"incidents/{incident}/cordon/proposals",
            new { sightings = new[] { new { lat = 43.8436, lon = 126.5494, secondsAgo = 5 } }, means = "onFoot" });
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Nothing was ordered");
        await desk.PictureAsync("cordon-plans-gone");
        await page.GetByRole(AriaRole.Button, new() { Name = "Look at the new plans" }).ClickAsync();
        await CordonDesk.OrderAsync(desk);
        await CordonDesk.StandDownAsync(desk, "It was a mistake");
    }

    /// <summary>With the mouse, as it is done: from where the thumb stands to about eight minutes.</summary>
    private static async Task DragHorizonAsync(IPage page)
    {
        var slider = page.GetByRole(AriaRole.Slider, new() { Name = "Enclosed within" });
        await slider.ScrollIntoViewIfNeededAsync();
        var box = (await slider.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + 8, box.Y + (box.Height / 2));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + (box.Width * 0.08f), box.Y + (box.Height / 2), new() { Steps = 4 });
        await page.Mouse.MoveAsync(box.X + (box.Width * 0.16f), box.Y + (box.Height / 2), new() { Steps = 4 });
        await page.Mouse.UpAsync();
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using Dispatch.EndToEnd.Tests.Pages.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dispatch.EndToEnd.Tests.Pages;

[Collection(PageJourneys.Name)]
public sealed partial class HonestyTests(Stage stage)
{
    [Fact]
    public async Task A_cut_line_is_said_plainly_and_everything_that_happened_meanwhile_is_there_afterwards()
    {
        Assert.SkipWhen(Stage.Missing is not null, Stage.Missing ?? "");
        var (desk, wire) = await SignedInAsync("cut");
        await using var _ = desk;
        var page = desk.Page;
        var chosen = await stage.City.OpenIncidentAsync(43.8711, 126.5711);
        var ended = await stage.City.OpenIncidentAsync(43.8721, 126.5721);
        await Line(page, ended).WaitForAsync();
        await Line(page, chosen).ClickAsync();
        await Expect(page.Locator(".facts h2")).ToHaveTextAsync("Robbery");
        // Where the map looks depends on what happened in the city before; the list shows who is in view.
        await desk.CommandAsync("find " + City.PatrolId(12));
        await page.Keyboard.PressAsync("u");
        var unit = page.Locator(".units tr").Filter(new() { HasText = "Car 12" });
        await Expect(unit).ToContainTextAsync("Available");

        await wire.CutAsync();
        await Expect(page.GetByText("Connection lost at")).ToBeVisibleAsync();
        var opened = await stage.City.OpenIncidentAsync(43.8731, 126.5731);
        await stage.City.DoAsync($"incidents/{ended}/close", new { disposition = "arrested" });
        await stage.City.DoAsync($"incidents/{chosen}/notes", new { text = "said while the line was cut" });
        await stage.City.SetUnitAsync(City.PatrolId(12), "status", new { status = "busy" });
        await Expect(Line(page, ended)).ToBeVisibleAsync();
        await wire.MendAsync();

        await Expect(page.GetByText("Connection is back. Everything is up to date again.")).ToBeVisibleAsync();
        await desk.PictureAsync("connection-back");
        await Expect(Line(page, opened)).ToBeVisibleAsync();
        await Expect(Line(page, ended)).ToHaveCountAsync(0);
        await Expect(page.Locator(".timeline")).ToContainTextAsync("said while the line was cut");
        await Expect(unit).ToContainTextAsync("Busy");
        await stage.City.SetUnitAsync(City.PatrolId(12), "status", new { status = "available" });
        foreach (var incident in new[] { chosen, opened })
            await stage.City.DoAsync($"incidents/{incident}/close", new { disposition = "arrested" });
    }

    [Fact]
    public async Task A_feed_that_stands_still_is_called_stale_until_it_moves_again()
    {
        Assert.SkipWhen(Stage.Missing is not null, Stage.Missing ?? "");
        var (desk, wire) = await SignedInAsync("still");
        await using var _ = desk;

        wire.Held = true;
        await Expect(desk.Page.GetByText("Feed is stale: nothing heard for")).ToBeVisibleAsync();
        await desk.PictureAsync("feed-stale");
        wire.Held = false;
        await Expect(desk.Page.GetByText("Feed is stale")).ToHaveCountAsync(0);
        await desk.WaitUntilLiveAsync();
    }

    [Fact]
    public async Task Reports_that_the_server_dropped_are_said_with_their_number()
    {
        Assert.SkipWhen(Stage.Missing is not null, Stage.Missing ?? "");
        var (desk, wire) = await SignedInAsync("overload");
        await using var _ = desk;

        wire.Heard = text => Dropped().Replace(text, match =>
            string.Create(CultureInfo.InvariantCulture, $"\"dropped\":{1_234 + long.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture)}"));
        await Expect(desk.Page.GetByText("Overload: 1,234 position reports dropped in the last minute. Orders are not affected.")).ToBeVisibleAsync();
        await desk.PictureAsync("feed-overload");
        (await AxeCheck.SeriousAsync(desk.Page)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_has_gone_to_a_unit_stays_there_when_the_counts_of_a_wide_city_come_late()
    {
        Assert.SkipWhen(Stage.Missing is not null, Stage.Missing ?? "");
        // So far away that the whole city is shown as counts, without a single unit.
        await stage.City.AddUnitAsync("far-away", "Car far away", "patrolCar", City.PlaceOf(9));
        await stage.City.WaitUntilSeenAsync("far-away");
        var far = (await stage.City.AskAsync("units/far-away")).GetProperty("cell").GetString()!;
        var late = new LateCounts(far);
        var (desk, wire) = await SignedInAsync("late", late.Without);
        await using var _ = desk;
        var counts = await late.Held;
        await desk.CommandAsync("find " + City.PatrolId(11));
        await desk.Page.Keyboard.PressAsync("u");
        var unit = desk.Page.Locator(".units tr").Filter(new() { HasText = "Car 11" });
        await Expect(unit).ToContainTextAsync("Available");

        wire.Say(counts);
        await stage.City.SetUnitAsync(City.PatrolId(11), "status", new { status = "busy" });

        await Expect(unit).ToContainTextAsync("Busy");
        await stage.City.SetUnitAsync(City.PatrolId(11), "status", new { status = "available" });
    }

    private static ILocator Line(IPage page, string incident) => page.Locator($"[id='queue-{incident}']");

    private async Task<(Desk Desk, LiveWire Wire)> SignedInAsync(string account, Func<string, string>? heard = null)
    {
        await stage.City.AddDispatcherAsync(account);
        var desk = await stage.OpenDeskAsync();
        // The map jumps: what moved it is seen with the next message, not after an animation.
        await desk.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ReducedMotion = ReducedMotion.Reduce });
        var wire = await LiveWire.IntoAsync(desk.Page);
        wire.Heard = heard ?? wire.Heard;
        await desk.SignInAsync(account, City.Password);
        await desk.WaitUntilLiveAsync();
        return (desk, wire);
    }

    [GeneratedRegex("\"dropped\":(?<n>[0-9]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Dropped();
}

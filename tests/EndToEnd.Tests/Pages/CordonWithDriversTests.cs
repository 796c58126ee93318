using System.Globalization;
using System.Text.Json;
using Dispatch.EndToEnd.Tests.Pages.Support;
using Dispatch.Grains.Tests.Cordons;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dispatch.EndToEnd.Tests.Pages;

/// <summary>The whole way of a mobilisation, from the order to the report, with three drivers at their phones.</summary>
[Collection(StarJourneys.Name)]
public sealed partial class CordonWithDriversTests(StarStage stage)
{
    private readonly List<Phone> _phones = [];

    [Fact]
    public async Task Three_drivers_hear_a_cordon_one_comes_one_declines_one_is_silent_and_everybody_is_let_go_at_the_end()
    {
        Assert.SkipWhen(Stage.Missing is not null, Stage.Missing ?? "");
        for (var arm = 0; arm < StarTown.Arms; arm++)
            _phones.Add(await OnDutyAsync(StarStage.Taxi(arm), StarStage.Place(arm, StarStage.TaxiAt)));
        await using var chief = await SignedInAsync("ring.chief", "commander");
        var watch = new RingWatch(stage.City, await OpenRobberyAsync(chief));
        await OrderCordonAsync(chief, watch);
        var spares = await AddSparesAsync();
        await ReleaseAsync(await chief.SelectedTitleAsync());

        var alert = await watch.AlertAsync();
        await AnswerAsync(watch);
        await ReplacedAsync(watch, alert, spares);
        await Expect(chief.Page.Locator(".standing.is-closed")).ToContainTextAsync("CLOSED");
        await chief.PictureAsync("ring-closed");

        await MovedAsync(chief, watch, await SeenAtPostAsync(chief, watch));
        await StandDownAsync(chief);
        await ReportIsRightAsync(chief, alert);
        foreach (var phone in _phones)
            await phone.DisposeAsync();
    }

    private static async Task OrderCordonAsync(Desk chief, RingWatch watch)
    {
        var page = chief.Page;
        await chief.CommandAsync("cordon");
        await page.GetByText("More settings").ClickAsync();
        await page.GetByLabel("Rings", new() { Exact = true }).FillAsync("2");
        await page.GetByLabel("Taxis on the outer ring").CheckAsync();
        await chief.CommandAsync("cordon 5 s ago, on foot");
        await Expect(page.Locator(".proposal-words")).ToContainTextAsync("would close");
        await chief.PictureAsync("ring-proposed");
        await page.GetByRole(AriaRole.Button, new() { Name = "Order this cordon…" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Order it" }).ClickAsync();
        await Expect(page.Locator(".awaits")).ToContainTextAsync("You ordered it");
        await watch.SendCarsAsync();
    }

    /// <summary>They come on duty after the order: the plan could not count on them.</summary>
    private async Task<IReadOnlyList<Func<string, object, Task<JsonElement>>>> AddSparesAsync()
    {
        var drivers = new List<Func<string, object, Task<JsonElement>>>();
        foreach (var arm in (int[])[1, 2])
        {
            await stage.City.AddUnitAsync(StarStage.Spare(arm), "Spare " + arm.ToString(CultureInfo.InvariantCulture), "taxi", StarStage.Place(arm, 6));
            drivers.Add(await stage.City.DriverAsync(StarStage.Spare(arm)));
            await stage.City.WaitUntilSeenAsync(StarStage.Spare(arm));
        }
        return drivers;
    }

    private async Task ReleaseAsync(string title)
    {
        await using var second = await SignedInAsync("ring.second", "dispatcher");
        await second.Page.Locator(".queue-line").Filter(new() { HasText = title }).First.ClickAsync();
        await second.Page.Keyboard.PressAsync("k");
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Release civilians…" }).ClickAsync();
        await second.PictureAsync("ring-release");
        await second.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Release" }).ClickAsync();
        await Expect(second.Page.Locator(".awaits")).ToHaveCountAsync(0);
    }

    private async Task AnswerAsync(RingWatch watch)
    {
        foreach (var (phone, arm) in _phones.Select((phone, arm) => (phone, arm)))
        {
            await Expect(phone.Alert).ToContainTextAsync("Your post");
            await Expect(phone.Alert).ToContainTextAsync("do not stop, follow or approach");
            await phone.PictureAsync(string.Create(CultureInfo.InvariantCulture, $"ring-phone-{arm}"));
        }
        await _phones[0].TapAsync("Yes, I will go");
        await _phones[0].SeesAsync("Exact position is shared");
        // The service sees from the exact position that it is there, without another tap.
        await _phones[0].ArriveAsync(StarStage.Place(0, StarStage.TaxiAt), (await watch.PostOfAsync(StarStage.Taxi(0)))!.At);
        await _phones[0].PictureAsync("ring-phone-there");
        await _phones[1].TapAsync("No", exact: true);
    }

    /// <summary>Who declines at once, who is silent after a while: the cordon calls the next for both posts.</summary>
    private async Task ReplacedAsync(RingWatch watch, string alert, IReadOnlyList<Func<string, object, Task<JsonElement>>> spares)
    {
        foreach (var (driver, arm) in spares.Zip((int[])[1, 2]))
        {
            await City.UntilAsync(async () => (await watch.ToldAsync(alert)).Contains(StarStage.Spare(arm)));
            await RingWatch.GoAsync(driver, alert);
        }
        await _phones[2].SeesAsync("You are no longer needed");
        await _phones[2].PictureAsync("ring-phone-silent");
        await City.UntilAsync(async () => await watch.PostOfAsync(StarStage.Taxi(0)) is { Status: "held" });
        (await watch.PostOfAsync(StarStage.Taxi(1))).ShouldBeNull();
        (await watch.PostOfAsync(StarStage.Taxi(2))).ShouldBeNull();
    }

    /// <summary>Reported with two taps by the driver at the post, believed by the commander.</summary>
    private async Task<RingPost> SeenAtPostAsync(Desk chief, RingWatch watch)
    {
        var before = (await watch.PostOfAsync(StarStage.Taxi(0)))!;
        await _phones[0].TapAsync("Seen here");
        await _phones[0].TapAsync("North", exact: true);
        await _phones[0].SeesAsync("Noted. Thank you.");
        await chief.Page.Keyboard.PressAsync("b");
        await chief.PictureAsync("ring-sighting");
        await chief.Page.GetByRole(AriaRole.Button, new() { Name = "Accept: Call " + StarStage.Taxi(0) }).ClickAsync();
        await City.UntilAsync(async () => await watch.PostOfAsync(StarStage.Taxi(0)) is { } now && now.Node != before.Node);
        foreach (var post in await watch.PostsAsync())
        {
            post.Units.ShouldNotBeEmpty("no post is left empty");
            if (post.Ring == 1)
                post.Units.ShouldNotContain(unit => unit.Contains("taxi", StringComparison.Ordinal) || unit.Contains("spare", StringComparison.Ordinal));
        }
        return before;
    }

    /// <summary>The driver hears of the new post as an update of the same alert, and the ring closes again.</summary>
    private async Task MovedAsync(Desk chief, RingWatch watch, RingPost before)
    {
        var post = (await watch.PostOfAsync(StarStage.Taxi(0)))!;
        await Expect(_phones[0].Page.Locator(".changed")).ToBeVisibleAsync();
        await Expect(_phones[0].Page.Locator(".post-place")).ToContainTextAsync(post.Place);
        await Expect(_phones[0].Alert).ToHaveCountAsync(1);
        await _phones[0].PictureAsync("ring-phone-moved");
        await watch.SendCarsAsync();
        await _phones[0].TapAsync("Yes, I will go");
        await _phones[0].ArriveAsync(before.At, post.At);
        await chief.Page.Keyboard.PressAsync("k");
        await Expect(chief.Page.Locator(".standing.is-closed")).ToContainTextAsync("CLOSED");
        await chief.PictureAsync("ring-moved");
    }
}

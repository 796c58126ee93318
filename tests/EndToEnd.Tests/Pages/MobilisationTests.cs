using System.Globalization;
using Dispatch.EndToEnd.Tests.Pages.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dispatch.EndToEnd.Tests.Pages;

[Collection(TownJourneys.Name)]
public sealed class MobilisationTests(TownStage stage)
{
    private const int Taxis = 5;

    [Fact]
    public async Task An_alert_is_counted_ordered_released_by_another_answered_and_retracted()
    {
        Assert.SkipWhen(Stage.Missing is not null, Stage.Missing ?? "");
        await stage.TidyAsync();
        Assert.SkipWhen(await stage.City.LacksAsync("alerts"), "The server does not send alerts yet.");
        await AddTaxisAsync();
        await using var desk = await SignedInAsync("wave.chief", "commander");
        var page = desk.Page;
        await OpenRobberyAsync(desk);

        await desk.CommandAsync("alert");
        await page.GetByLabel("Description of").SelectOptionAsync("vehicle");
        await page.GetByLabel("What to look for · English").FillAsync("black saloon, no plates");
        await page.GetByLabel("What to look for · Chinese").FillAsync("黑色轿车，无牌");
        await page.GetByRole(AriaRole.Button, new() { Name = "Count who would be told" }).ClickAsync();
        await Expect(page.Locator(".counted")).ToContainTextAsync($"{Taxis} would be told");
        await Expect(page.Locator(".counted")).ToContainTextAsync("A second person must release it");
        await desk.PictureAsync("alert-counted");
        (await AxeCheck.SeriousAsync(page)).ShouldBeEmpty();
        await page.GetByRole(AriaRole.Button, new() { Name = "Order, then another account releases" }).ClickAsync();
        await Expect(page.Locator(".alert-card")).ToContainTextAsync("You ordered it, so you cannot release it.");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Release…" })).ToHaveCountAsync(0);

        await ReleaseAsSecondPersonAsync(await desk.SelectedTitleAsync());
        await Expect(Figure(page, "Queued")).ToHaveTextAsync(Text(Taxis));
        await AnswerAsync("cab-1", "accepted");
        await Expect(Figure(page, "Accepted")).ToHaveTextAsync("1");
        await page.GetByText("Who is not answering").ClickAsync();
        await Expect(page.Locator(".recipients > li")).ToHaveCountAsync(Taxis - 1);
        await desk.PictureAsync("alert-running");
        (await AxeCheck.SeriousAsync(page)).ShouldBeEmpty();

        await SightedAndInTroubleAsync("cab-2");
        await page.GetByRole(AriaRole.Button, new() { Name = "Accept: Cab 2" }).ClickAsync();
        await Expect(page.Locator(".sighting.grade-accepted")).ToBeVisibleAsync();
        var call = page.Locator(".panic").Filter(new() { HasText = "Cab 2" });
        await Expect(call).ToContainTextAsync("Cab 2 CALLS FOR HELP");
        await desk.PictureAsync("alert-panic");
        (await AxeCheck.SeriousAsync(page)).ShouldBeEmpty();
        await call.GetByRole(AriaRole.Button, new() { Name = "Seen – silence" }).ClickAsync();
        await Expect(call).ToHaveCountAsync(0);

        await desk.CommandAsync("retract");
        await page.GetByLabel("Reason").FillAsync("Wrong car");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Retract" }).ClickAsync();
        await Expect(page.Locator(".alert-retracted")).ToContainTextAsync("Retracted");
    }

    private static ILocator Figure(IPage page, string step) =>
        page.Locator(".funnel tr").Filter(new() { HasText = step }).Locator("td").Last;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task ReleaseAsSecondPersonAsync(string title)
    {
        await using var second = await SignedInAsync("wave.second", "dispatcher");
        await second.Page.Locator(".queue-line").Filter(new() { HasText = title }).First.ClickAsync();
        await second.Page.Keyboard.PressAsync("b");
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Release…" }).ClickAsync();
        await second.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Release" }).ClickAsync();
        await Expect(second.Page.Locator(".funnel")).ToBeVisibleAsync();
    }

    private async Task AnswerAsync(string unit, string step)
    {
        var driver = await stage.City.DriverAsync(unit);
        var active = await stage.City.AskAsync("alerts?active=true");
        var alert = active[0].GetProperty("id").GetString();
        await driver($"alerts/{alert}/steps", new { step, seq = active[0].GetProperty("seq").GetInt32() });
    }

    private async Task SightedAndInTroubleAsync(string unit)
    {
        var driver = await stage.City.DriverAsync(unit);
        var active = await stage.City.AskAsync("alerts?active=true");
        await driver("sightings", new
        {
            alert = active[0].GetProperty("id").GetString(),
            lat = 43.8440,
            lon = 126.5500,
            heading = 90,
            what = "vehicle",
            note = "black saloon at the lights",
        });
        await driver("panic", new { lat = 43.8441, lon = 126.5501 });
    }

    private async Task AddTaxisAsync()
    {
        for (var number = 1; number <= Taxis; number++)
            await stage.City.AddUnitAsync($"cab-{number}", $"Cab {number}", "taxi", (43.8436 + (0.001 * number), 126.5494));
    }

    private async Task<Desk> SignedInAsync(string account, string role)
    {
        await stage.City.AddDispatcherAsync(account, role);
        var desk = await stage.OpenDeskAsync();
        await desk.SignInAsync(account, City.Password);
        await desk.WaitUntilLiveAsync();
        return desk;
    }

    private static async Task OpenRobberyAsync(Desk desk)
    {
        await desk.CommandAsync("new kidnapping");
        await desk.TypeAsync("43.8436, 126.5494");
        await desk.PressAsync("Control+Enter");
        await Expect(desk.Page.Locator(".facts h2")).ToBeVisibleAsync();
    }
}

using Dispatch.EndToEnd.Tests.Pages.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dispatch.EndToEnd.Tests.Pages;

[Collection(PageJourneys.Name)]
public sealed class DriverPageTests(Stage stage)
{
    [Fact]
    public async Task Without_agreement_no_position_leaves_the_phone()
    {
        Assert.SkipWhen(Stage.Missing is not null, Stage.Missing ?? "");
        await stage.City.AddCrewAsync("taxi-quiet", "taxi");
        await using var phone = await stage.OpenPhoneAsync(City.PlaceOf(4));
        var sent = new List<string>();
        phone.Page.WebSocket += (_, socket) => socket.FrameSent += (_, frame) => sent.Add(frame.Text ?? "");
        await phone.SignInAsync("taxi-quiet");
        await phone.TapAsync("Go on duty");
        await phone.TapAsync("No, do not share");
        await phone.SeesAsync("Position is not shared");

        // Panic is the person's own wish to be found. Its frame proves that a fix would have been seen here.
        await HoldAsync(phone.Page, "Emergency");
        await phone.SeesAsync("has arrived at the command centre");
        await phone.TapAsync("Close");
        await HoldByKeyAsync(phone.Page, "Emergency");
        await phone.SeesAsync("has arrived at the command centre");
        sent.ShouldContain(frame => frame.Contains("\"panic\"", StringComparison.Ordinal));
        sent.ShouldNotContain(frame => frame.Contains("\"fix\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_officer_who_signs_in_at_the_console_gets_the_own_page_and_task_and_reports_each_step()
    {
        Assert.SkipWhen(Stage.Missing is not null, Stage.Missing ?? "");
        var place = City.PlaceOf(5);
        await stage.City.AddCrewAsync("officer-page", "officer");
        await using var phone = await stage.OpenPhoneAsync(place, path: "/");
        await phone.SignInAsync("officer-page");
        phone.Page.Url.ShouldEndWith("/driver");
        await phone.GoOnDutyAsync(stage.City, "officer-page");
        await phone.SeesAsync("Exact position is shared");
        var incident = await stage.City.OpenIncidentAsync(place.Lat, place.Lon);
        await stage.City.DispatchAsync(incident, "officer-page");

        await Expect(phone.Page.Locator(".card.task")).ToContainTextAsync("Test Street 1");
        await phone.PictureAsync("driver-task");
        foreach (var (button, step) in new[] { ("Acknowledge", "acknowledged"), ("En route", "enRoute"), ("On scene", "onScene") })
        {
            await phone.TapAsync(button);
            await Expect(phone.Page.Locator(".link-waiting")).ToHaveCountAsync(0);
            (await stage.City.AssignmentStepAsync(incident)).ShouldBe(step);
        }
        await phone.TapAsync("Clear");
        await Expect(phone.Page.Locator(".card.task")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("day", 6)]
    [InlineData("night", 7)]
    public async Task Axe_finds_no_serious_violation_on_the_phone(string colours, int journey)
    {
        Assert.SkipWhen(Stage.Missing is not null, Stage.Missing ?? "");
        var (unit, place) = ("taxi-axe-" + colours, City.PlaceOf(journey));
        await stage.City.AddCrewAsync(unit, "taxi");
        await using var phone = await stage.OpenPhoneAsync(place);
        await phone.Page.EvaluateAsync("colours => localStorage.setItem('dispatch.theme', colours)", colours);
        await phone.Page.ReloadAsync();
        await phone.SignInAsync(unit);
        await phone.TapAsync("Go on duty");
        await phone.SeesAsync("Share your position?");
        (await AxeCheck.SeriousAsync(phone.Page)).ShouldBeEmpty();
        await phone.TapAsync("I agree, share it");
        await stage.City.WaitUntilSeenAsync(unit);

        var incident = await stage.City.OpenIncidentAsync(place.Lat, place.Lon, drill: true);
        await stage.City.OrderAlertAsync(incident, place.Lat, place.Lon);
        await Expect(phone.Alert).ToBeVisibleAsync();
        (await AxeCheck.SeriousAsync(phone.Page)).ShouldBeEmpty();
        await phone.PictureAsync("driver-" + colours);
        await phone.TapAsync("Seen here");
        (await AxeCheck.SeriousAsync(phone.Page)).ShouldBeEmpty();
        await phone.TapAsync("Cancel");
        await phone.TapAsync("Settings");
        (await AxeCheck.SeriousAsync(phone.Page)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_radio_desk_has_no_serious_violation_and_is_found_from_the_console()
    {
        Assert.SkipWhen(Stage.Missing is not null, Stage.Missing ?? "");
        await stage.City.AddDispatcherAsync("radio.axe");
        await using var desk = await stage.OpenDeskAsync();
        await desk.SignInAsync("radio.axe", City.Password);
        await desk.WaitUntilLiveAsync();
        await Expect(desk.Page.GetByRole(AriaRole.Link, new() { Name = "Radio desk" })).ToHaveAttributeAsync("href", "/radio");
        (await desk.Page.GotoAsync("/radio"))!.Headers["cache-control"].ShouldBe("no-cache");
        await Expect(desk.Page.GetByText("Live", new() { Exact = true })).ToBeVisibleAsync();
        (await AxeCheck.SeriousAsync(desk.Page)).ShouldBeEmpty();
    }

    private static async Task HoldByKeyAsync(IPage page, string button)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = button }).FocusAsync();
        await page.Keyboard.DownAsync("Enter");
        await Expect(page.Locator(".panic-state")).ToBeVisibleAsync();
        await page.Keyboard.UpAsync("Enter");
    }

    private static async Task HoldAsync(IPage page, string button)
    {
        var box = await page.GetByRole(AriaRole.Button, new() { Name = button }).BoundingBoxAsync();
        await page.Mouse.MoveAsync(box!.X + (box.Width / 2), box.Y + (box.Height / 2));
        await page.Mouse.DownAsync();
        await Expect(page.Locator(".panic-state")).ToBeVisibleAsync();
        await page.Mouse.UpAsync();
    }
}

using System.Text.Json;
using Dispatch.EndToEnd.Tests.Pages.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dispatch.EndToEnd.Tests.Pages;

/// <summary>What a driver hears and sends with one thumb, and what the announcer hears.</summary>
[Collection(PageJourneys.Name)]
public sealed class DriverVoiceTests(Stage stage)
{
    [Fact]
    public async Task A_driver_hears_the_order_spoken_adds_a_photo_to_a_sighting_and_calls_for_help()
    {
        Assert.SkipWhen(Stage.Missing is not null, Stage.Missing ?? "");
        var place = City.PlaceOf(12);
        await stage.City.AddCrewAsync("taxi-voice", "taxi");
        await using var phone = await stage.OpenPhoneAsync(place);
        await Voice.ListenAsync(phone.Page);
        await phone.SignInAsync("taxi-voice");
        await phone.GoOnDutyAsync(stage.City, "taxi-voice");
        await phone.TapAsync("Settings");
        await phone.Page.GetByLabel("Read new alerts aloud by itself").CheckAsync();
        await Voice.SaysAsync(phone.Page, "New alerts will be read to you like this");
        await phone.TapAsync("Close");

        var incident = await stage.City.OpenIncidentAsync(place.Lat, place.Lon);
        await stage.City.OrderAlertAsync(incident, place.Lat, place.Lon);
        (await Voice.SaysAsync(phone.Page, "do not stop, follow or approach")).ShouldBe("en-GB");
        await phone.TapAsync("Stop reading");
        (await Voice.LastAsync(phone.Page)).ShouldBeEmpty();
        await SeenWithPhotoAsync(phone, incident);
        await CallForHelpAsync(phone);
    }

    [Fact]
    public async Task The_driver_page_can_be_put_on_the_home_screen()
    {
        Assert.SkipWhen(Stage.Missing is not null, Stage.Missing ?? "");
        await using var phone = await stage.OpenPhoneAsync(City.PlaceOf(13));
        await phone.WaitUntilInstalledAsync();
        var browser = await phone.Page.Context.NewCDPSessionAsync(phone.Page);
        var manifest = (await browser.SendAsync("Page.getAppManifest"))!.Value;
        manifest.GetProperty("errors").GetArrayLength().ShouldBe(0);
        JsonSerializer.Deserialize<JsonElement>(manifest.GetProperty("data").GetString()!).GetProperty("start_url").GetString().ShouldBe("/driver");
        // A browser of tests keeps nothing, which it calls incognito; on a phone this is the only thing missing.
        (await browser.SendAsync("Page.getInstallabilityErrors"))!.Value.GetProperty("installabilityErrors").EnumerateArray()
            .Select(error => error.GetProperty("errorId").GetString()).Where(error => error != "in-incognito").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_announcer_has_the_order_and_its_correction_read_aloud_by_the_keyboard()
    {
        Assert.SkipWhen(Stage.Missing is not null, Stage.Missing ?? "");
        var place = City.PlaceOf(14);
        await stage.City.AddCrewAsync("taxi-air", "taxi");
        await using var phone = await stage.OpenPhoneAsync(place);
        await phone.SignInAsync("taxi-air");
        await phone.GoOnDutyAsync(stage.City, "taxi-air");
        await stage.City.AddDispatcherAsync("announcer.voice");
        await using var radio = await stage.OpenDeskAsync(path: "/radio");
        await Voice.ListenAsync(radio.Page);
        await radio.SignInAsync("announcer.voice", City.Password);
        var incident = await stage.City.OpenIncidentAsync(place.Lat, place.Lon, drill: true);
        var alert = await stage.City.OrderAlertAsync(incident, place.Lat, place.Lon, "lookout");
        var line = radio.Page.Locator($".line[data-alert='{alert}']");

        await line.GetByRole(AriaRole.Button, new() { Name = "Read aloud" }).FocusAsync();
        await radio.Page.Keyboard.PressAsync("Enter");
        (await Voice.SaysAsync(radio.Page, "Test Street 1")).ShouldBe("en-GB");
        await radio.Page.Keyboard.PressAsync("Escape");
        (await Voice.LastAsync(radio.Page)).ShouldBeEmpty();

        await stage.City.RetractAsync(alert, "it was another street");
        await Expect(line.Locator(".retracted")).ToBeVisibleAsync();
        await line.GetByRole(AriaRole.Button, new() { Name = "Read aloud" }).ClickAsync();
        await Voice.SaysAsync(radio.Page, "orrection");
        await radio.PictureAsync("radio-read-correction");
    }

    /// <summary>The two taps are the report; the photo follows when there is time.</summary>
    private async Task SeenWithPhotoAsync(Phone phone, string incident)
    {
        await phone.TapAsync("Seen here");
        await phone.TapAsync("East", exact: true);
        await phone.TapAsync("Add a photo or a note");
        await phone.Page.Locator("input[type=file]").SetInputFilesAsync(
            new FilePayload { Name = "street.png", MimeType = "image/png", Buffer = await phone.Page.ScreenshotAsync() });
        await phone.PictureAsync("driver-photo");
        await phone.Page.Locator(".sheet .thumb.yes").ClickAsync();
        await City.UntilAsync(async () => (await stage.City.SightingsAsync(incident)).Count == 2);
        (await stage.City.SightingsAsync(incident)).Count(one => one.GetProperty("hasPhoto").GetBoolean()).ShouldBe(1);
    }

    private async Task CallForHelpAsync(Phone phone)
    {
        await stage.City.AddDispatcherAsync("panic.voice");
        await using var desk = await stage.OpenDeskAsync();
        await desk.SignInAsync("panic.voice", City.Password);
        await desk.WaitUntilLiveAsync();
        var button = (await phone.Page.Locator(".foot-button.panic").BoundingBoxAsync())!;
        await phone.Page.Mouse.MoveAsync(button.X + (button.Width / 2), button.Y + (button.Height / 2));
        await phone.Page.Mouse.DownAsync();
        await Expect(phone.Page.Locator(".panic-state")).ToBeVisibleAsync();
        await phone.Page.Mouse.UpAsync();
        // Another journey of this town may have left a call of its own.
        var call = desk.Page.Locator(".panic").Filter(new() { HasText = "taxi-voice" });
        await Expect(call).ToContainTextAsync("CALLS FOR HELP");
        await desk.PictureAsync("desk-panic-of-phone");
        await call.GetByRole(AriaRole.Button, new() { Name = "Seen – silence" }).ClickAsync();
        await Expect(call).ToHaveCountAsync(0);
    }
}

using Dispatch.EndToEnd.Tests.Pages.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dispatch.EndToEnd.Tests.Pages;

[Collection(PageJourneys.Name)]
public sealed class DriverAlertTests(Stage stage)
{
    [Fact]
    public async Task A_driver_hears_an_alert_accepts_arrives_and_reports_what_is_seen()
    {
        Assert.SkipWhen(Stage.Missing is not null, Stage.Missing ?? "");
        var (phone, place) = await OnDutyAsync("taxi-hears", 1);
        await using var _ = phone;
        await phone.SeesAsync("Rough position is shared");
        var incident = await stage.City.OpenIncidentAsync(place.Lat, place.Lon);
        var alert = await stage.City.OrderAlertAsync(incident, place.Lat, place.Lon);

        await Expect(phone.Alert).ToContainTextAsync("Test Street 1");
        await Expect(phone.Alert).ToContainTextAsync("do not stop, follow or approach");
        await phone.PictureAsync("driver-alert");
        await phone.TapAsync("Yes, I will go");
        await phone.SeesAsync("(has arrived)");
        await phone.SeesAsync("Exact position is shared");
        await phone.TapAsync("I am there");
        await Expect(phone.Page.Locator(".answered")).ToContainTextAsync("You are there");
        await Expect(phone.Page.Locator(".answered")).ToContainTextAsync("(has arrived)");
        // "sent" is implied, not recorded, when the phone's "delivered" is written first (DeliveryLadder).
        (await stage.City.StepsAsync(alert, "taxi-hears")).Except(["sent"]).ShouldBe(
            ["queued", "delivered", "seen", "accepted", "atPost"], ignoreOrder: true);

        await phone.TapAsync("Seen here");
        await phone.PictureAsync("driver-sighting");
        await phone.TapAsync("East", exact: true);
        await phone.SeesAsync("Noted. Thank you.");
        await Expect(phone.Page.Locator(".link-waiting")).ToHaveCountAsync(0);
        var sighting = (await stage.City.SightingsAsync(incident)).ShouldHaveSingleItem();
        sighting.GetProperty("heading").GetDouble().ShouldBe(90);
        sighting.GetProperty("unit").GetString().ShouldBe("taxi-hears");
    }

    [Fact]
    public async Task An_answer_given_in_a_tunnel_survives_a_reload_and_arrives_once_outside()
    {
        Assert.SkipWhen(Stage.Missing is not null, Stage.Missing ?? "");
        var (phone, place) = await OnDutyAsync("taxi-tunnel", 2);
        await using var _ = phone;
        await phone.WaitUntilInstalledAsync();
        var incident = await stage.City.OpenIncidentAsync(place.Lat, place.Lon);
        var alert = await stage.City.OrderAlertAsync(incident, place.Lat, place.Lon);
        await Expect(phone.Alert).ToBeVisibleAsync();

        await phone.SetOfflineAsync(true);
        await phone.SeesAsync("Not connected – your answers are kept and will be sent.");
        await phone.TapAsync("Yes, I will go");
        await phone.SeesAsync("(not sent yet)");
        await phone.PictureAsync("driver-offline");
        await phone.Page.ReloadAsync();
        await Expect(phone.Alert).ToHaveCountAsync(1);
        await phone.SeesAsync("(not sent yet)");
        (await stage.City.StepsAsync(alert, "taxi-tunnel")).ShouldNotContain("accepted");

        await phone.SetOfflineAsync(false);
        await phone.WaitUntilConnectedAsync();
        await phone.SeesAsync("(has arrived)");
        await Expect(phone.Alert).ToHaveCountAsync(1);
        await Expect(phone.Page.Locator(".changed")).ToHaveCountAsync(0);
        (await stage.City.StepsAsync(alert, "taxi-tunnel")).ShouldContain("accepted");
    }

    [Fact]
    public async Task What_was_wrong_is_taken_back_on_the_phone_and_on_the_air()
    {
        Assert.SkipWhen(Stage.Missing is not null, Stage.Missing ?? "");
        var (phone, place) = await OnDutyAsync("taxi-back", 3);
        await using var _ = phone;
        var incident = await stage.City.OpenIncidentAsync(place.Lat, place.Lon, drill: true);
        var alert = await stage.City.OrderAlertAsync(incident, place.Lat, place.Lon, "lookout");
        await Expect(phone.Page.Locator(".alert .drill")).ToBeVisibleAsync();
        await stage.City.AddDispatcherAsync("announcer");
        await using var radio = await stage.OpenDeskAsync();
        await radio.Page.GotoAsync("/radio");
        await radio.SignInAsync("announcer", City.Password);
        var line = radio.Page.Locator($".line[data-alert='{alert}']");
        await Expect(line).ToContainTextAsync("Test Street 1");
        await Expect(line.Locator(".drill")).ToBeVisibleAsync();
        await radio.PictureAsync("radio-live");

        await stage.City.RetractAsync(alert, "it was another street");
        await Expect(line.Locator(".retracted")).ToBeVisibleAsync();
        await radio.PictureAsync("radio-retracted");
        await Expect(phone.Page.Locator(".over-retracted")).ToContainTextAsync("Taken back");
        await phone.PictureAsync("driver-retracted");
        await phone.TapAsync("Understood");
        await Expect(phone.Page.Locator(".card.idle")).ToBeVisibleAsync();
        await Expect(phone.Page.Locator(".link-waiting")).ToHaveCountAsync(0);
        (await stage.City.StepsAsync(alert, "taxi-back")).ShouldContain("released");

        await phone.Page.ReloadAsync();
        await phone.WaitUntilConnectedAsync();
        await Expect(phone.Page.Locator("[data-alert]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_taxi_with_passengers_is_only_asked_to_keep_its_eyes_open()
    {
        Assert.SkipWhen(Stage.Missing is not null, Stage.Missing ?? "");
        var (phone, place) = await OnDutyAsync("taxi-full", 8);
        await using var _ = phone;
        await phone.TapAsync("Free");
        // The server hears of passengers with a position, and a second one of the same instant would be a repetition.
        await phone.MoveAsync(place);
        await phone.SeesAsync("never to go anywhere");
        var incident = await stage.City.OpenIncidentAsync(place.Lat, place.Lon);
        await stage.City.WaitUntilOccupiedAsync(incident, place);
        await stage.City.OrderAlertAsync(incident, place.Lat, place.Lon, eyesOnly: true);

        await Expect(phone.Page.Locator(".eyes-only")).ToContainTextAsync("Go on with your fare");
        await phone.PictureAsync("driver-eyes-only");
        await phone.TapAsync("Yes, I look out");
        await phone.SeesAsync("(has arrived)");
        await Expect(phone.Page.GetByRole(AriaRole.Button, new() { Name = "I am there" })).ToHaveCountAsync(0);
    }

    private async Task<(Phone Phone, (double Lat, double Lon) Place)> OnDutyAsync(string unit, int journey)
    {
        var place = City.PlaceOf(journey);
        await stage.City.AddCrewAsync(unit, "taxi");
        var phone = await stage.OpenPhoneAsync(place);
        await phone.SignInAsync(unit);
        await phone.GoOnDutyAsync(stage.City, unit);
        return (phone, place);
    }
}

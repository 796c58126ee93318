using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dispatch.EndToEnd.Tests.Pages.Support;

/// <summary>A unit's phone with the driver page. Every wait is for something that is seen.</summary>
internal sealed class Phone(IBrowserContext context, IPage page) : IAsyncDisposable
{
    public IPage Page => page;

    public ILocator Alert => page.Locator(".card.alert");

    public async Task SignInAsync(string account)
    {
        await page.Locator("input[name=account]").FillAsync(account);
        await page.Locator("input[name=password]").FillAsync(City.Password);
        await page.Keyboard.PressAsync("Enter");
        await WaitUntilConnectedAsync();
    }

    public async Task WaitUntilConnectedAsync() => await Expect(page.Locator(".link-live")).ToBeVisibleAsync();

    /// <summary>On duty, position agreed to, and known to the server.</summary>
    public async Task GoOnDutyAsync(City city, string unit)
    {
        await TapAsync("Go on duty");
        await TapAsync("I agree, share it");
        await city.WaitUntilSeenAsync(unit);
    }

    public async Task TapAsync(string name, bool exact = false) =>
        await page.GetByRole(AriaRole.Button, new() { Name = name, Exact = exact }).ClickAsync();

    public async Task SeesAsync(string text) => await Expect(page.GetByText(text).First).ToBeVisibleAsync();

    /// <summary>Into the tunnel, or out of it.</summary>
    public async Task SetOfflineAsync(bool offline) => await context.SetOfflineAsync(offline);

    /// <summary>A few metres on, so that the phone has a new position.</summary>
    public async Task MoveAsync((double Lat, double Lon) from) =>
        await context.SetGeolocationAsync(new Geolocation { Latitude = (float)(from.Lat + 0.0001), Longitude = (float)from.Lon, Accuracy = 8 });

    /// <summary>Drives there in a straight line at some 100 km/h, as far as the phone can tell: a jump would not be believed.</summary>
    public async Task DriveAsync((double Lat, double Lon) from, (double Lat, double Lon) to)
    {
        const double perSecond = 0.00027;
        var far = Math.Max(Math.Abs(to.Lat - from.Lat), Math.Abs(to.Lon - from.Lon));
        var seconds = Math.Max(1, (int)Math.Ceiling(far / perSecond));
        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1));
        for (var now = 1; now <= seconds && await second.WaitForNextTickAsync(); now++)
            await context.SetGeolocationAsync(new Geolocation
            {
                Latitude = (float)(from.Lat + ((to.Lat - from.Lat) * now / seconds)),
                Longitude = (float)(from.Lon + ((to.Lon - from.Lon) * now / seconds)),
                Accuracy = 8,
            });
    }

    /// <summary>
    /// Drives to the post and stands there until the service has seen it. A real phone gives every position its own time; this
    /// browser repeats the old one, so it is told the position anew each second.
    /// </summary>
    public async Task ArriveAsync((double Lat, double Lon) from, (double Lat, double Lon) post)
    {
        await DriveAsync(from, post);
        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1));
        for (var now = 0; now < 120 && !await SaysAsync("You are there") && await second.WaitForNextTickAsync(); now++)
            await context.SetGeolocationAsync(new Geolocation { Latitude = (float)post.Lat, Longitude = (float)post.Lon, Accuracy = 8 + (now % 2) });
        await Expect(page.Locator(".answered")).ToContainTextAsync("You are there");
    }

    private async Task<bool> SaysAsync(string text) => await page.Locator(".answered").Filter(new() { HasText = text }).CountAsync() > 0;

    /// <summary>Until the page would start without a network.</summary>
    public async Task WaitUntilInstalledAsync() =>
        await page.EvaluateAsync("navigator.serviceWorker.ready.then(async ready => { while (!navigator.serviceWorker.controller) "
            + "await new Promise(done => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true })); })");

    public async Task PictureAsync(string name) => await page.ScreenshotAsync(new PageScreenshotOptions
    {
        Path = Path.Combine(AppContext.BaseDirectory, Desk.Pictures, name + ".png"),
    });

    public async ValueTask DisposeAsync() => await context.CloseAsync();
}

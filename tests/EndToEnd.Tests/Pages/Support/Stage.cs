using Microsoft.Playwright;

namespace Dispatch.EndToEnd.Tests.Pages.Support;

/// <summary>One running server with its city, and one browser, for all journeys.</summary>
public class Stage : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    // A loaded machine draws slowly without a graphics card; a journey that works ends long before.
    private const float PatienceMilliseconds = 60_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    internal DispatchProcess Server { get; private protected init; } = new();

    internal City City { get; private set; } = null!;

    /// <summary>Null when the journeys can run; otherwise why not, in plain words.</summary>
    public static string? Missing =>
        !File.Exists(Chromium) ? $"Browser journeys are skipped: there is no {Chromium} (apt-get install chromium)."
        : !File.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot", "index.html"))
            ? "Browser journeys are skipped: the pages were not built (Node.js with npm was missing)." : null;

    public virtual async ValueTask InitializeAsync()
    {
        if (Missing is not null)
            return;
        await Server.StartAsync(CancellationToken.None);
        await BuildAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium,
            Headless = true,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader", "--disable-quic",
                "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });
    }

    /// <summary>What there is before the first journey.</summary>
    protected virtual async Task BuildAsync()
    {
        City = new City(Server.Address);
        await City.BuildAsync(Server.FirstPassword);
    }

    /// <summary>A fresh browser profile at 1366 × 768.</summary>
    internal async Task<Desk> OpenDeskAsync(string locale = "en-GB", Uri? address = null, string path = "/")
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = (address ?? Server.Address).ToString(),
            Locale = locale,
            ViewportSize = new ViewportSize { Width = 1366, Height = 768 },
        });
        context.SetDefaultTimeout(PatienceMilliseconds);
        Assertions.SetDefaultExpectTimeout(PatienceMilliseconds);
        var page = await context.NewPageAsync();
        await page.GotoAsync(path);
        return new Desk(context, page);
    }

    /// <summary>A fresh phone, 390 × 844, that stands at this place and lets the page know it.</summary>
    internal async Task<Phone> OpenPhoneAsync((double Lat, double Lon) place, string locale = "en-GB", string path = "/driver")
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Server.Address.ToString(),
            Locale = locale,
            ViewportSize = new ViewportSize { Width = 390, Height = 844 },
            HasTouch = true,
            Permissions = ["geolocation"],
            Geolocation = new Geolocation { Latitude = (float)place.Lat, Longitude = (float)place.Lon, Accuracy = 8 },
        });
        context.SetDefaultTimeout(PatienceMilliseconds);
        Assertions.SetDefaultExpectTimeout(PatienceMilliseconds);
        var page = await context.NewPageAsync();
        await page.GotoAsync(path);
        return new Phone(context, page);
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.CloseAsync();
        _playwright?.Dispose();
        if (City is not null)
            await City.DisposeAsync();
        Server.Dispose();
        GC.SuppressFinalize(this);
    }
}

[CollectionDefinition(Name)]
public sealed class PageJourneys : ICollectionFixture<Stage>
{
    public const string Name = "page journeys";
}

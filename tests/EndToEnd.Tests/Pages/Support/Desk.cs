using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dispatch.EndToEnd.Tests.Pages.Support;

/// <summary>A dispatcher at the page. Every wait is for something that is seen, never for time to pass.</summary>
internal sealed class Desk(IBrowserContext context, IPage page) : IAsyncDisposable
{
    public const string Pictures = "pictures";

    public IPage Page => page;

    /// <summary>Keys pressed so far, without the text that was typed.</summary>
    public int Keystrokes { get; private set; }

    public async Task SignInAsync(string account, string password)
    {
        await page.Locator("input[name=account]").FillAsync(account);
        await page.Locator("input[name=password]").FillAsync(password);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Signed in, the queue known and the live link up.</summary>
    public async Task WaitUntilLiveAsync() => await Expect(page.Locator(".feed-good")).ToBeVisibleAsync();

    public async Task PressAsync(string key)
    {
        Keystrokes++;
        await page.Keyboard.PressAsync(key);
    }

    public async Task TypeAsync(string text) => await page.Keyboard.InsertTextAsync(text);

    /// <summary>Types a line into the command bar.</summary>
    public async Task CommandAsync(string line)
    {
        await page.Locator("body").PressAsync("Control+k");
        await Expect(page.Locator(".command input")).ToBeFocusedAsync();
        await TypeAsync(line);
        await PressAsync("Enter");
        await Expect(page.Locator(".command")).ToHaveCountAsync(0);
    }

    /// <summary>The type of the selected incident, as the queue names it too.</summary>
    public async Task<string> SelectedTitleAsync() => await page.Locator(".facts h2").InnerTextAsync();

    public async Task<string> SelectedIncidentAsync() => await page.Locator(".facts code").InnerTextAsync();

    /// <summary>Kept beside the tests, to be looked at.</summary>
    public async Task PictureAsync(string name) => await page.ScreenshotAsync(new PageScreenshotOptions
    {
        Path = Path.Combine(AppContext.BaseDirectory, Pictures, name + ".png"),
    });

    public async ValueTask DisposeAsync() => await context.CloseAsync();
}

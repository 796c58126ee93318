using Dispatch.EndToEnd.Tests.Pages.Support;
using static Microsoft.Playwright.Assertions;

namespace Dispatch.EndToEnd.Tests.Pages;

[Collection(PageJourneys.Name)]
public sealed class ReconnectTests(Stage stage)
{
    [Fact]
    public async Task A_killed_server_is_said_plainly_and_after_its_return_nothing_is_missing()
    {
        Assert.SkipWhen(Stage.Missing is not null, Stage.Missing ?? "");
        await stage.City.AddDispatcherAsync("patient");
        await using var desk = await stage.OpenDeskAsync();
        var page = desk.Page;
        await desk.SignInAsync("patient", City.Password);
        await desk.WaitUntilLiveAsync();
        await page.Keyboard.PressAsync("n");
        await desk.TypeAsync("43.8651, 126.5611");
        await page.Keyboard.PressAsync("Tab");
        await desk.TypeAsync("noise");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator(".facts h2")).ToHaveTextAsync("Noise");
        var incident = await desk.SelectedIncidentAsync();
        await Expect(page.Locator($"[id='queue-{incident}']")).ToBeVisibleAsync();

        await stage.Server.KillAsync(CancellationToken.None);
        await Expect(page.GetByText("Connection lost at")).ToBeVisibleAsync();
        await desk.PictureAsync("connection-lost");
        await stage.Server.StartAsync(CancellationToken.None);

        await desk.WaitUntilLiveAsync();
        await Expect(page.Locator($"[id='queue-{incident}']")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("r");
        await Expect(page.Locator(".send-best")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("c");
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Close incident" }).ClickAsync();
        await Expect(page.Locator(".state-closed")).ToBeVisibleAsync();
    }
}

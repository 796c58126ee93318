using Dispatch.EndToEnd.Tests.Pages.Support;
using static Microsoft.Playwright.Assertions;

namespace Dispatch.EndToEnd.Tests.Pages;

[Collection(PageJourneys.Name)]
public sealed class KeyboardTests(Stage stage)
{
    [Fact]
    public async Task From_call_to_sent_takes_fewer_than_15_keystrokes_beside_the_text()
    {
        Assert.SkipWhen(Stage.Missing is not null, Stage.Missing ?? "");
        await using var desk = await SignedInAsync("keys");

        await desk.PressAsync("n");
        await desk.TypeAsync("43.8521, 126.5561");
        await desk.PressAsync("Tab");
        await desk.TypeAsync("qd");
        await desk.PressAsync("Tab");
        await desk.PressAsync("Tab");
        await desk.TypeAsync("13800002231");
        await desk.PressAsync("Control+Enter");
        await Expect(desk.Page.Locator(".send-best")).ToBeFocusedAsync();
        await desk.PressAsync("Enter");
        await Expect(desk.Page.Locator(".assignment")).ToHaveCountAsync(2);

        desk.Keystrokes.ShouldBeLessThan(15);
        await Expect(desk.Page.Locator(".facts h2")).ToHaveTextAsync("Snatch theft");
        await Expect(desk.Page.Locator(".facts")).ToContainTextAsync("13800002231");
        await CloseAsync(desk);
    }

    [Fact]
    public async Task The_command_bar_takes_sends_notes_and_closes()
    {
        Assert.SkipWhen(Stage.Missing is not null, Stage.Missing ?? "");
        await using var desk = await SignedInAsync("bar");

        await desk.CommandAsync("new theft");
        await desk.TypeAsync("43.8551, 126.5581");
        await desk.PressAsync("Control+Enter");
        await Expect(desk.Page.Locator(".facts h2")).ToHaveTextAsync("Theft");
        await desk.CommandAsync("send 1");
        await Expect(desk.Page.Locator(".assignment")).ToHaveCountAsync(1);
        await desk.CommandAsync("note grey jacket");
        await Expect(desk.Page.Locator(".timeline")).ToContainTextAsync("grey jacket");
        await desk.CommandAsync("priority 2");
        await Expect(desk.Page.Locator(".facts-title .priority-2")).ToBeVisibleAsync();
        await desk.CommandAsync("close false alarm: it was his own bag");
        await Expect(desk.Page.Locator(".state-closed")).ToBeVisibleAsync();
        await Expect(desk.Page.Locator(".facts")).ToContainTextAsync("False alarm");
    }

    [Fact]
    public async Task A_second_caller_of_the_same_event_is_added_to_it()
    {
        Assert.SkipWhen(Stage.Missing is not null, Stage.Missing ?? "");
        await using var desk = await SignedInAsync("second");

        await desk.CommandAsync("new house fire");
        await desk.TypeAsync("43.8601, 126.5601");
        await desk.PressAsync("Control+Enter");
        await Expect(desk.Page.Locator(".facts h2")).ToHaveTextAsync("House fire");
        var first = await desk.SelectedIncidentAsync();
        await desk.CommandAsync("new smoke");
        await desk.TypeAsync("43.8612, 126.5606");
        await Expect(desk.Page.Locator(".duplicates")).ToContainTextAsync("House fire");
        await desk.PictureAsync("second-caller");
        await desk.Page.GetByLabel("Number").FillAsync("13911110000");
        await desk.Page.GetByText("Add this call to it").ClickAsync();
        await Expect(desk.Page.Locator(".timeline")).ToContainTextAsync("13911110000");

        (await desk.SelectedIncidentAsync()).ShouldBe(first);
        await CloseAsync(desk);
    }

    private async Task<Desk> SignedInAsync(string account)
    {
        await stage.City.AddDispatcherAsync(account);
        var desk = await stage.OpenDeskAsync();
        await desk.SignInAsync(account, City.Password);
        await desk.WaitUntilLiveAsync();
        return desk;
    }

    private static async Task CloseAsync(Desk desk)
    {
        await desk.CommandAsync("close resolved on scene");
        await Expect(desk.Page.Locator(".state-closed")).ToBeVisibleAsync();
    }
}

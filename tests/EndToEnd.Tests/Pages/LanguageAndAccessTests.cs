using Dispatch.EndToEnd.Tests.Pages.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dispatch.EndToEnd.Tests.Pages;

[Collection(PageJourneys.Name)]
public sealed class LanguageAndAccessTests(Stage stage)
{
    [Fact]
    public async Task The_page_speaks_the_browsers_language_and_remembers_the_switch()
    {
        Assert.SkipWhen(Stage.Missing is not null, Stage.Missing ?? "");
        await using var desk = await stage.OpenDeskAsync("zh-CN");
        await Expect(desk.Page.GetByRole(AriaRole.Button, new() { Name = "登录" })).ToBeVisibleAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await Expect(desk.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" })).ToBeVisibleAsync();
        await desk.Page.ReloadAsync();
        await Expect(desk.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" })).ToBeVisibleAsync();
        await Expect(desk.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
    }

    [Theory]
    [InlineData("day")]
    [InlineData("night")]
    public async Task Axe_finds_no_serious_violation(string colours)
    {
        Assert.SkipWhen(Stage.Missing is not null, Stage.Missing ?? "");
        await stage.City.AddDispatcherAsync("axe." + colours);
        await using var desk = await stage.OpenDeskAsync();
        var page = desk.Page;
        (await AxeCheck.SeriousAsync(page)).ShouldBeEmpty();

        await desk.SignInAsync("axe." + colours, City.Password);
        await desk.WaitUntilLiveAsync();
        await page.EvaluateAsync("colours => localStorage.setItem('dispatch.theme', colours)", colours);
        await page.ReloadAsync();
        await desk.WaitUntilLiveAsync();
        await page.Keyboard.PressAsync("n");
        await desk.TypeAsync("43.8701, 126.5621");
        (await AxeCheck.SeriousAsync(page)).ShouldBeEmpty();
        await page.GetByRole(AriaRole.Combobox, new() { Name = "What happened" }).FillAsync("noise");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator(".facts")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("u");
        await Expect(page.Locator(".units")).ToBeVisibleAsync();
        (await AxeCheck.SeriousAsync(page)).ShouldBeEmpty();
        await desk.PictureAsync("axe-" + colours);
    }
}

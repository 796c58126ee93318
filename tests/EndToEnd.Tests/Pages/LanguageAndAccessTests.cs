using System.Text.Json;
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
        (await SeriousAsync(page)).ShouldBeEmpty();

        await desk.SignInAsync("axe." + colours, City.Password);
        await desk.WaitUntilLiveAsync();
        await page.EvaluateAsync("colours => localStorage.setItem('dispatch.theme', colours)", colours);
        await page.ReloadAsync();
        await desk.WaitUntilLiveAsync();
        await page.Keyboard.PressAsync("n");
        await desk.TypeAsync("43.8701, 126.5621");
        (await SeriousAsync(page)).ShouldBeEmpty();
        await page.GetByRole(AriaRole.Combobox, new() { Name = "What happened" }).FillAsync("noise");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator(".facts")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("u");
        await Expect(page.Locator(".units")).ToBeVisibleAsync();
        (await SeriousAsync(page)).ShouldBeEmpty();
        await desk.PictureAsync("axe-" + colours);
    }

    private static async Task<IEnumerable<string>> SeriousAsync(IPage page)
    {
        var axe = Path.Combine(Repository.Root, "web", "node_modules", "axe-core", "axe.min.js");
        await page.EvaluateAsync(await File.ReadAllTextAsync(axe));
        var found = await page.EvaluateAsync<JsonElement>(
            "axe.run().then(all => all.violations.filter(one => one.impact === 'serious' || one.impact === 'critical')"
            + ".map(one => one.id + ': ' + one.nodes.map(node => node.html).join(' | ')))");
        return [.. found.EnumerateArray().Select(line => line.GetString()!)];
    }
}

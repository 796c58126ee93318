using Dispatch.EndToEnd.Tests.Pages.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dispatch.EndToEnd.Tests.Pages;

[Collection(PageJourneys.Name)]
public sealed class FirstDayTests(Stage stage)
{
    [Fact]
    public async Task A_first_time_user_follows_what_is_on_the_screen_from_sign_in_to_a_closed_incident()
    {
        Assert.SkipWhen(Stage.Missing is not null, Stage.Missing ?? "");
        var password = await MakeAccountOnThePageAsync("wang");
        await using var desk = await stage.OpenDeskAsync();
        var page = desk.Page;

        await desk.SignInAsync("wang", password);
        await page.GetByLabel("Password until now").FillAsync(password);
        await page.GetByLabel("New password", new() { Exact = true }).FillAsync(City.Password);
        await page.GetByLabel("New password again").FillAsync(City.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Change password" }).ClickAsync();
        await desk.WaitUntilLiveAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "New call" }).ClickAsync();
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Place" }).FillAsync("geo:43.8461,126.5532");
        await Expect(page.GetByText("from the link")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Combobox, new() { Name = "What happened" }).FillAsync("robbery");
        await page.GetByRole(AriaRole.Option, new() { Name = "Robbery" }).First.ClickAsync();
        await page.GetByLabel("Address as told").FillAsync("Jiefang Road 88");
        await page.GetByLabel("Notes").FillAsync("Two men, dark saloon, heading north.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the best" }).ClickAsync();
        await Expect(page.Locator(".assignment")).ToHaveCountAsync(2);
        await desk.PictureAsync("first-day");

        // The crew's answer comes from elsewhere and must appear by itself.
        await stage.City.StepAsync(await FirstUnitAsync(page), await desk.SelectedIncidentAsync(), "acknowledged");
        await Expect(page.Locator(".assignment-step").Filter(new() { HasText = "Acknowledged" })).ToHaveCountAsync(1);

        await page.GetByRole(AriaRole.Button, new() { Name = "Close…" }).ClickAsync();
        await page.GetByLabel("How did it end?").SelectOptionAsync(new SelectOptionValue { Label = "Arrested" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Close incident" }).ClickAsync();
        await Expect(page.Locator(".state-closed")).ToBeVisibleAsync();
        await Expect(page.GetByText("chain verified")).ToBeVisibleAsync();
        await Expect(page.Locator(".timeline")).ToContainTextAsync("Arrested");
    }

    private async Task<string> MakeAccountOnThePageAsync(string name)
    {
        await using var desk = await stage.OpenDeskAsync();
        await desk.SignInAsync("admin", City.AdministratorPassword);
        await Expect(desk.Page.GetByRole(AriaRole.Heading, new() { Name = "Accounts" })).ToBeVisibleAsync();
        await desk.Page.GetByLabel("Account", new() { Exact = true }).FillAsync(name);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Create account" }).ClickAsync();
        var shown = desk.Page.Locator(".secret output");
        await Expect(shown).ToBeVisibleAsync();
        await desk.PictureAsync("accounts");
        return await shown.InnerTextAsync();
    }

    private static async Task<string> FirstUnitAsync(IPage page)
    {
        var callSign = await page.Locator(".assignment strong").First.InnerTextAsync();
        return City.PatrolId(int.Parse(callSign.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture));
    }
}

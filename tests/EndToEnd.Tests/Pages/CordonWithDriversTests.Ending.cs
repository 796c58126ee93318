using System.Globalization;
using Dispatch.EndToEnd.Tests.Pages.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dispatch.EndToEnd.Tests.Pages;

/// <summary>How it ends, and what the record says; and how people come on duty.</summary>
public sealed partial class CordonWithDriversTests
{
    private async Task StandDownAsync(Desk chief)
    {
        await chief.CommandAsync("standdown");
        await chief.Page.GetByLabel("Why").FillAsync("Arrested in North Street");
        await chief.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Stand down" }).ClickAsync();
        await Expect(chief.Page.Locator(".standing")).ToHaveTextAsync("Stood down");
        await _phones[0].SeesAsync("It is over");
        await _phones[0].PictureAsync("ring-phone-over");
        foreach (var phone in _phones)
        {
            await phone.TapAsync("Understood");
            await Expect(phone.Page.Locator(".card.idle")).ToBeVisibleAsync();
            await Expect(phone.Page.Locator(".link-waiting")).ToHaveCountAsync(0);
        }
    }

    /// <summary>As the supervisor reads it afterwards: the page, and the same as a table for a spreadsheet.</summary>
    private static async Task ReportIsRightAsync(Desk chief, string alert)
    {
        var page = chief.Page;
        await page.Keyboard.PressAsync("b");
        await page.Locator(".alert-card").GetByRole(AriaRole.Button, new() { Name = "Report" }).ClickAsync();
        await page.GetByLabel("Purpose").FillAsync("Debriefing of the cordon");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the report" }).ClickAsync();
        await Expect(page.Locator(".after-waves tbody tr")).ToHaveCountAsync(3);
        // Wave, time, told, accepted, declined, silent, share: three were told; one came, one said no, one never answered.
        var wave = await page.Locator(".after-waves tbody tr").First.Locator("th, td").AllInnerTextsAsync();
        wave.Where((_, column) => column is not 1 and < 7).ShouldBe(["1", "3", "1", "1", "1", "33 %"]);
        await Expect(page.Locator(".after-missing").First).ToContainTextAsync("Nobody");
        foreach (var (unit, step) in new[]
        {
            (StarStage.Taxi(0), "atPost"), (StarStage.Taxi(1), "declined"), (StarStage.Taxi(2), "seen"), (StarStage.Spare(1), "atPost"), (StarStage.Spare(2), "atPost"),
        })
            await Expect(page.Locator($"tr[data-unit='{unit}'] .step-{step}")).Not.ToBeEmptyAsync();
        await Expect(page.Locator($"tr[data-unit='{StarStage.Taxi(2)}'] .step-accepted")).ToBeEmptyAsync();
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(AppContext.BaseDirectory, Desk.Pictures, "ring-report.png"), FullPage = true });
        (await AxeCheck.SeriousAsync(page)).ShouldBeEmpty();
        var csv = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "CSV" }).ClickAsync());
        CsvIsRight(await File.ReadAllLinesAsync(await csv.PathAsync()), alert);
    }

    private static void CsvIsRight(string[] lines, string alert)
    {
        var columns = lines[0].TrimStart('\uFEFF').Split(',');
        var rows = lines.Skip(1).Select(line => columns.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second)).ToDictionary(row => row["unit"]);
        rows.Keys.ShouldBe([StarStage.Taxi(0), StarStage.Taxi(1), StarStage.Taxi(2), StarStage.Spare(1), StarStage.Spare(2)], ignoreOrder: true);
        rows.Values.ShouldAllBe(row => row["alert"] == alert && row["queued"] != "" && row["delivered"] != "" && row["released"] != "" == !row["unit"].Contains("spare"));
        rows[StarStage.Taxi(0)]["atPost"].ShouldNotBeEmpty();
        rows[StarStage.Taxi(0)]["ending"].ShouldBe("standDown");
        rows[StarStage.Taxi(1)]["declined"].ShouldNotBeEmpty();
        rows[StarStage.Taxi(2)].ShouldSatisfyAllConditions(row => row["accepted"].ShouldBeEmpty(), row => row["declined"].ShouldBeEmpty(), row => row["ending"].ShouldBe("released"));
        rows[StarStage.Spare(1)]["wave"].ShouldBe("2");
        rows[StarStage.Spare(2)]["wave"].ShouldBe("3");
    }

    private async Task<Phone> OnDutyAsync(string unit, (double Lat, double Lon) place)
    {
        var phone = await stage.OpenPhoneAsync(place);
        await phone.SignInAsync(unit);
        await phone.GoOnDutyAsync(stage.City, unit);
        return phone;
    }

    private async Task<Desk> SignedInAsync(string account, string role)
    {
        await stage.City.AddDispatcherAsync(account, role);
        var desk = await stage.OpenDeskAsync();
        await desk.SignInAsync(account, City.Password);
        await desk.WaitUntilLiveAsync();
        return desk;
    }

    private static async Task<string> OpenRobberyAsync(Desk desk)
    {
        await desk.CommandAsync("new robbery");
        await desk.TypeAsync(string.Create(CultureInfo.InvariantCulture, $"{StarStage.Centre.Lat}, {StarStage.Centre.Lon}"));
        await desk.PressAsync("Control+Enter");
        await Expect(desk.Page.Locator(".facts h2")).ToHaveTextAsync("Robbery");
        return await desk.SelectedIncidentAsync();
    }
}

using System.Collections.Concurrent;
using Dispatch.EndToEnd.Tests.Pages.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dispatch.EndToEnd.Tests.Pages;

[Collection(PageJourneys.Name)]
public sealed class CallerMaskTests(Stage stage)
{
    private const string Name = "Zhang Wei";
    private const string Number = "13804321788";

    [Fact]
    public async Task An_auditor_tells_callers_apart_and_never_receives_who_they_are()
    {
        Assert.SkipWhen(Stage.Missing is not null, Stage.Missing ?? "");
        var incident = (await stage.City.AnswerAsync("incidents", new
        {
            typeCode = "robbery",
            priority = 1,
            channel = "phone",
            caller = new { name = Name, number = Number },
            location = new { lat = 43.8951, lon = 126.5951, address = "Test Street 2" },
        })).GetProperty("id").GetString()!;
        await stage.City.AddDispatcherAsync("mask.auditor", "auditor");
        await stage.City.AddDispatcherAsync("mask.taker");

        await using (var taker = await SignedInAsync("mask.taker", incident))
            await Expect(taker.Page.Locator(".facts dl")).ToContainTextAsync($"{Name} · {Number}");

        await using var desk = await stage.OpenDeskAsync();
        var page = desk.Page;
        var heard = new ConcurrentBag<Task<string>>();
        page.Response += (_, answer) =>
        {
            if (answer.Url.Contains("/api/", StringComparison.Ordinal) && answer.Ok)
                heard.Add(answer.TextAsync());
        };
        page.WebSocket += (_, line) => line.FrameReceived += (_, frame) => heard.Add(Task.FromResult(frame.Text ?? ""));
        await ShowAsync(desk, "mask.auditor", incident);
        await Expect(page.Locator(".facts dl")).ToContainTextAsync("Z•• · •••••••••88");
        await Expect(page.Locator(".facts dl")).ToContainTextAsync("masked for your role");
        await desk.PictureAsync("caller-masked");
        await page.GotoAsync($"/report/{incident}");
        await Expect(page.Locator(".report")).ToContainTextAsync("Callers are masked for your role.");
        await Expect(page.Locator(".report")).ToContainTextAsync("Z•• · •••••••••88");

        var all = await Task.WhenAll(heard);
        all.ShouldContain(text => text.Contains(incident, StringComparison.Ordinal));
        all.ShouldAllBe(text => !text.Contains(Name, StringComparison.Ordinal) && !text.Contains(Number, StringComparison.Ordinal));
        await stage.City.DoAsync($"incidents/{incident}/close", new { disposition = "arrested" });
    }

    private async Task<Desk> SignedInAsync(string account, string incident)
    {
        var desk = await stage.OpenDeskAsync();
        await ShowAsync(desk, account, incident);
        return desk;
    }

    private static async Task ShowAsync(Desk desk, string account, string incident)
    {
        await desk.SignInAsync(account, City.Password);
        await desk.WaitUntilLiveAsync();
        await desk.Page.Locator($"[id='queue-{incident}']").ClickAsync();
        await Expect(desk.Page.Locator(".facts h2")).ToHaveTextAsync("Robbery");
    }
}

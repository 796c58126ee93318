using System.Diagnostics;
using System.Globalization;
using Dispatch.EndToEnd.Tests.Pages.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dispatch.EndToEnd.Tests.Pages.Measurements;

/// <summary>
/// Walks from the signed-in console to sent units as somebody who sees it for the first time: reads each new screen, moves a pointer,
/// types slowly, and uses only what is written there. Prints the steps with their times and leaves a picture of each. It asserts nothing
/// about time and runs only when asked: <c>dotnet run -c Release --project tests/EndToEnd.Tests -- -class "*FirstUserWalk" -explicit only -showLiveOutput</c>.
/// </summary>
[Collection(TownJourneys.Name)]
public sealed class FirstUserWalk(TownStage stage, ITestOutputHelper output)
{
    // A careful beginner: reads for three seconds, needs one and a half to reach a thing, types three letters a second.
    private static readonly TimeSpan Reading = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Reaching = TimeSpan.FromSeconds(1.5);
    private const float MillisecondsALetter = 330;

    private readonly Stopwatch _clock = new();
    private int _steps;

    [Fact(Explicit = true)]
    public async Task A_first_user_takes_a_call_and_sends_units_with_what_is_on_the_screen()
    {
        Assert.SkipWhen(Stage.Missing is not null, Stage.Missing ?? "");
        await stage.City.AddDispatcherAsync("newcomer");
        await using var desk = await stage.OpenDeskAsync();
        var page = desk.Page;
        await desk.SignInAsync("newcomer", City.Password);
        await desk.WaitUntilLiveAsync();
        // The caller says where he is; the newcomer writes down the street.
        var street = TownStage.Town.CrossingName(TownStage.Town.NodeCount / 2).Split(" / ")[0];

        _clock.Start();
        await ReadAsync(desk, "the console: “No incident selected … press N to take a call”, and a button “New call”");
        await ClickAsync(desk, page.GetByRole(AriaRole.Button, new() { Name = "New call" }), "“New call”");
        await ReadAsync(desk, "the form: place, what happened, priority, number, notes, “Create”");
        await TypeAsync(desk, page.GetByRole(AriaRole.Combobox, new() { Name = "Place" }), street, "the street into “Place”");
        await ReadAsync(desk, "the list of places below it");
        await ClickAsync(desk, page.Locator("#place-hits [role=option]").First, "the first place");
        await TypeAsync(desk, page.GetByRole(AriaRole.Combobox, new() { Name = "What happened" }), "robb", "“robb” into “What happened”");
        await ClickAsync(desk, page.GetByRole(AriaRole.Option, new() { Name = "Robbery" }).First, "“Robbery”");
        await TypeAsync(desk, page.GetByLabel("Number"), "13800001111", "the caller's number");
        await ClickAsync(desk, page.GetByRole(AriaRole.Button, new() { Name = "Create" }), "“Create”");
        await Expect(page.Locator(".send-best")).ToBeVisibleAsync();
        await ReadAsync(desk, "who can be there first, each with time and reason, and “Send the best”");
        await ClickAsync(desk, page.Locator(".send-best"), "“Send the best”");
        await Expect(page.Locator(".assignment").First).ToBeVisibleAsync();
        await SaidAsync(desk, "the units are sent");
    }

    private async Task ReadAsync(Desk desk, string what)
    {
        await Task.Delay(Reading, TestContext.Current.CancellationToken);
        await SaidAsync(desk, "reads " + what);
    }

    private async Task ClickAsync(Desk desk, ILocator thing, string name)
    {
        await Task.Delay(Reaching, TestContext.Current.CancellationToken);
        await thing.ClickAsync();
        await SaidAsync(desk, "clicks " + name);
    }

    private async Task TypeAsync(Desk desk, ILocator field, string text, string what)
    {
        await Task.Delay(Reaching, TestContext.Current.CancellationToken);
        await field.ClickAsync();
        await field.PressSequentiallyAsync(text, new LocatorPressSequentiallyOptions { Delay = MillisecondsALetter });
        await SaidAsync(desk, "types " + what);
    }

    private async Task SaidAsync(Desk desk, string what)
    {
        _steps++;
        var after = _clock.Elapsed;
        await desk.PictureAsync(string.Create(CultureInfo.InvariantCulture, $"walk-{_steps:00}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_steps,2}. {after.TotalSeconds,5:0.0} s {what}"));
    }
}

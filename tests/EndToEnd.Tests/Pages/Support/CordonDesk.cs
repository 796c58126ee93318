using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dispatch.EndToEnd.Tests.Pages.Support;

/// <summary>What journeys of a cordon do before it gets interesting.</summary>
internal static class CordonDesk
{
    public static async Task<Desk> SignedInAsync(Stage stage, string account, string role)
    {
        await stage.City.AddDispatcherAsync(account, role);
        var desk = await stage.OpenDeskAsync();
        await desk.SignInAsync(account, City.Password);
        await desk.WaitUntilLiveAsync();
        return desk;
    }

    public static async Task<string> OpenRobberyAsync(Desk desk)
    {
        await desk.CommandAsync("new robbery");
        await desk.TypeAsync("43.8436, 126.5494");
        await desk.PressAsync("Control+Enter");
        await Expect(desk.Page.Locator(".facts h2")).ToHaveTextAsync("Robbery");
        return await desk.SelectedIncidentAsync();
    }

    /// <summary>Without a place it is the incident's; on foot, so that a loaded machine's units are in time.</summary>
    public static async Task ProposeAsync(Desk desk, string also = "")
    {
        await desk.CommandAsync("cordon 5 s ago, on foot, heading north" + also);
        await Expect(desk.Page.Locator(".reach-words")).ToContainTextAsync("on the run");
        await Expect(desk.Page.Locator(".proposal-words")).ToContainTextAsync("would close");
    }

    /// <summary>A tidy town, somebody signed in, a robbery and plans for its cordon.</summary>
    public static async Task<(Desk Desk, string Incident)> ProposedAsync(TownStage stage, string account, string role)
    {
        await stage.TidyAsync();
        var desk = await SignedInAsync(stage, account, role);
        var incident = await OpenRobberyAsync(desk);
        await ProposeAsync(desk);
        return (desk, incident);
    }

    public static async Task OrderAsync(Desk desk)
    {
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Order this cordon…" }).ClickAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Order it" }).ClickAsync();
        await Expect(desk.Page.Locator(".standing")).ToContainTextAsync("closing: 0 of");
    }

    public static async Task SendUnitsToPostsAsync(City city, string incident)
    {
        var cordon = await city.AskAsync($"incidents/{incident}/cordon");
        foreach (var post in cordon.GetProperty("plan").GetProperty("posts").EnumerateArray())
            foreach (var unit in post.GetProperty("units").EnumerateArray())
                city.SendTo(unit.GetProperty("unit").GetString()!, Place(post.GetProperty("at")));
    }

    /// <summary>In degrees from where the suspect was seen: how wide the ring is.</summary>
    public static async Task<double> FarthestPostAsync(City city, string incident)
    {
        var plan = (await city.AskAsync($"incidents/{incident}/cordon")).GetProperty("plan");
        var (lat, lon) = Place(plan.GetProperty("sightings")[0].GetProperty("at"));
        return plan.GetProperty("posts").EnumerateArray().Select(post => Place(post.GetProperty("at")))
            .Max(at => Math.Max(Math.Abs(at.Lat - lat), Math.Abs(at.Lon - lon)));
    }

    public static async Task StandDownAsync(Desk desk, string why)
    {
        await desk.CommandAsync("standdown");
        await desk.Page.GetByLabel("Why").FillAsync(why);
        await desk.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Stand down" }).ClickAsync();
        await Expect(desk.Page.Locator(".standing")).ToHaveTextAsync("Stood down");
    }

    private static (double Lat, double Lon) Place(JsonElement at) =>
        (at.GetProperty("lat").GetDouble(), at.GetProperty("lon").GetDouble());
}

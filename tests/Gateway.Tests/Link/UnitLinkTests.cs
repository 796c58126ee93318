using System.Net.WebSockets;
using Dispatch.Domain.Accounts;
using Dispatch.Gateway.Accounts;
using Dispatch.Gateway.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Gateway.Tests.Link;

[Collection(GatewayCollection.Name)]
public sealed class UnitLinkTests(GatewayHost gateway)
{
    private async Task<(string Unit, Api Api)> UnitAsync(string kind = "taxi", string agency = "civilian")
    {
        var unit = await gateway.UnitAsync(kind, agency);
        return (unit, await gateway.SignInAsync(Role.Unit, unit));
    }

    [Fact]
    public async Task A_unit_that_connects_is_told_who_it_is_its_task_and_its_status()
    {
        var (unit, api) = await UnitAsync();
        await using var line = await UnitClient.ConnectAsync(gateway.Address, api.Token!);
        var hello = await line.NextAsync("hello");
        hello.GetProperty("unit").GetString().ShouldBe(unit);
        hello.GetProperty("kind").GetString().ShouldBe("taxi");
        hello.GetProperty("onDuty").GetBoolean().ShouldBeTrue();
        (await line.NextAsync("task")).GetProperty("task").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await line.NextAsync("status")).GetProperty("unit").GetProperty("profile").GetProperty("id").GetString().ShouldBe(unit);
    }

    [Fact]
    public async Task Duty_said_on_the_line_is_durable_and_comes_back_as_status_also_when_it_is_said_again()
    {
        var (unit, api) = await UnitAsync();
        await using var line = await UnitClient.ConnectAsync(gateway.Address, api.Token!);
        await line.NextAsync("status");
        for (var time = 0; time < 2; time++)
        {
            await line.SendAsync(new { t = "duty", onDuty = false, key = "off" });
            await line.NextAsync("status", message => !message.GetProperty("unit").GetProperty("onDuty").GetBoolean());
        }
        (await api.GetAsync($"units/{unit}")).Body.GetProperty("onDuty").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task A_fix_on_the_line_reaches_the_cell_of_the_unit()
    {
        var (unit, api) = await UnitAsync("patrolCar", "police");
        await using var line = await UnitClient.ConnectAsync(gateway.Address, api.Token!);
        await using var screen = await HubClient.ConnectAsync(gateway.Address, "hub/centre", (await gateway.SignInAsync(Role.Dispatcher)).Token);
        var at = Domain.Geo.GeoPoint.Of(43.5, 126.4);
        await screen.InvokeAsync("SetView", (object)new[] { Domain.Geo.CellId.Of(at).ToString() });
        await line.SendAsync(new { t = "fix", lat = 43.5, lon = 126.4, time = DateTimeOffset.UtcNow, speed = 3.0, heading = 90, accuracy = 5, occupied = false });
        await screen.NextAsync("Cell", cell => cell.GetProperty("units").EnumerateArray().Any(one => one[0].GetString() == unit));
    }

    [Theory]
    [InlineData("nonsense", "invalid-json", null)]
    [InlineData("""{"t":"dance"}""", "invalid-field", "t")]
    [InlineData("""{"t":"fix","lat":1,"lon":2}""", "missing-field", "time")]
    [InlineData("""{"t":"fix","lat":1,"lon":2,"time":"2026-01-01T00:00:00"}""", "invalid-field", "time")]
    [InlineData("""{"t":"duty","onDuty":true,"key":"k","more":1}""", "unknown-field", "more")]
    [InlineData("""{"t":"duty","onDuty":true,"key":"a b"}""", "invalid-field", "key")]
    [InlineData("""{"t":"step","alert":"none","step":"accepted"}""", "unknown-alert", "alert")]
    public async Task What_cannot_be_used_is_answered_with_a_problem_that_names_the_field(string text, string code, string? field)
    {
        var (_, api) = await UnitAsync();
        await using var line = await UnitClient.ConnectAsync(gateway.Address, api.Token!);
        await line.SendTextAsync(text);
        var problem = await line.NextAsync("problem");
        problem.GetProperty("code").GetString().ShouldBe(code);
        problem.GetProperty("field").GetString().ShouldBe(field);
    }

    [Fact]
    public async Task Twenty_unusable_messages_end_the_line()
    {
        var (_, api) = await UnitAsync();
        await using var line = await UnitClient.ConnectAsync(gateway.Address, api.Token!);
        for (var i = 0; i < 20; i++)
            await line.SendTextAsync("nonsense");
        (await line.UntilClosedAsync()).Count(message => message.GetProperty("t").GetString() == "problem").ShouldBe(20);
    }

    [Fact]
    public async Task Only_units_have_a_line_and_only_with_a_token()
    {
        var dispatcher = await gateway.SignInAsync(Role.Dispatcher);
        await Should.ThrowAsync<WebSocketException>(() => UnitClient.ConnectAsync(gateway.Address, dispatcher.Token!));
        await Should.ThrowAsync<WebSocketException>(() => UnitClient.ConnectAsync(gateway.Address, "no-token"));
    }

    [Fact]
    public async Task A_unit_that_is_not_registered_is_turned_away()
    {
        var api = await gateway.SignInAsync(Role.Unit, "nobody-knows-me");
        await using var line = await UnitClient.ConnectAsync(gateway.Address, api.Token!);
        (await line.UntilClosedAsync()).ShouldBeEmpty();
        line.Closed.ShouldBe(WebSocketCloseStatus.PolicyViolation);
    }

    [Fact]
    public async Task A_fifth_line_of_one_unit_ends_its_first()
    {
        var (_, api) = await UnitAsync();
        var lines = new List<UnitClient>();
        for (var i = 0; i < 5; i++)
        {
            lines.Add(await UnitClient.ConnectAsync(gateway.Address, api.Token!));
            await lines[^1].NextAsync("hello");
        }
        await lines[0].UntilClosedAsync().ContinueWith(_ => { }, TaskScheduler.Default);
        await lines[4].SendAsync(new { t = "duty", onDuty = true, key = "still-here" });
        await lines[1].NextAsync("status");
        foreach (var line in lines)
            await line.DisposeAsync();
    }
}

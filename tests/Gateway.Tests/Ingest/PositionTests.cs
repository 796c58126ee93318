using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Dispatch.Domain.Accounts;
using Dispatch.Gateway.Ingest;
using Dispatch.Gateway.Tests.Support;

namespace Dispatch.Gateway.Tests.Ingest;

[Collection(GatewayCollection.Name)]
public sealed class PositionTests(GatewayHost gateway)
{
    private static readonly string Now = DateTimeOffset.UtcNow.ToString("O");

    [Fact]
    public async Task A_batch_says_what_was_accepted_and_why_the_rest_was_not()
    {
        var unit = await gateway.UnitAsync();
        var (fleet, _) = await gateway.DeviceAsync("*");
        var answer = await fleet.PostAsync("positions", new object[]
        {
            Report(unit, 43.84, 126.55, DateTimeOffset.UtcNow),
            Report(unit, 99, 126.55, DateTimeOffset.UtcNow),
            Report(unit, 0, 0, DateTimeOffset.UtcNow),
            Report(unit, 43.84, 126.55, DateTimeOffset.UtcNow.AddYears(10)),
            Report(unit, 43.84, 126.55, DateTimeOffset.UtcNow.AddYears(-10)),
            Report("not a unit!", 43.84, 126.55, DateTimeOffset.UtcNow),
        }, key: null);
        answer.ShouldBe(200);
        answer.Body.GetProperty("accepted").GetInt32().ShouldBe(1);
        var refused = answer.Body.GetProperty("refused").EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetInt32());
        refused.ShouldBe(new Dictionary<string, int>
        {
            ["invalid-coordinates"] = 1, ["null-island"] = 1, ["from-the-future"] = 1, ["too-old"] = 1, ["invalid-unit"] = 1,
        }, ignoreOrder: true);
    }

    [Fact]
    public async Task The_short_way_of_a_known_token_answers_as_the_whole_way_does()
    {
        var unit = await gateway.UnitAsync();
        var (device, _) = await gateway.DeviceAsync(unit);
        object[] batch = [Report(unit, 99, 126.55, DateTimeOffset.UtcNow), Report("somebody-else", 43.84, 126.55, DateTimeOffset.UtcNow)];
        var (whole, shortly) = (await device.PostAsync("positions", batch, key: null), await device.PostAsync("positions", batch, key: null));
        shortly.Body.GetRawText().ShouldBe(whole.Body.GetRawText());
        var fine = await device.PostAsync("positions", new[] { Report(unit, 43.84, 126.55, DateTimeOffset.UtcNow) }, key: null);
        fine.Body.GetRawText().ShouldBe("""{"accepted":1,"refused":{},"dropped":0}""");
        (await device.PostTextAsync("positions", """{"lat":"x"}""", null)).ShouldRefuse(400, "invalid-field", "[0].lat");
    }

    [Fact]
    public async Task The_short_way_ends_with_its_token()
    {
        var unit = await gateway.UnitAsync();
        var (device, token) = await gateway.DeviceAsync(unit);
        for (var i = 0; i < 3; i++)
            (await device.PostAsync("positions", Array.Empty<object>(), key: null)).ShouldBe(200);
        var account = token["dt_".Length..token.IndexOf('~', StringComparison.Ordinal)];
        (await (await gateway.AdministratorAsync()).PostAsync($"accounts/{account}/token", null)).ShouldBe(200);
        (await device.PostAsync("positions", Array.Empty<object>(), key: null)).ShouldRefuse(401, "not-signed-in");
    }

    [Fact]
    public async Task A_device_reports_its_own_unit_only()
    {
        var (mine, other) = (await gateway.UnitAsync(), await gateway.UnitAsync());
        var (device, _) = await gateway.DeviceAsync(mine);
        var answer = await device.PostAsync("positions", new object[]
        {
            new { lat = 43.84, lon = 126.55, time = DateTimeOffset.UtcNow }, Report(other, 43.84, 126.55, DateTimeOffset.UtcNow),
        }, key: null);
        answer.Body.GetProperty("accepted").GetInt32().ShouldBe(1);
        answer.Body.GetProperty("refused").GetProperty("not-your-unit").GetInt32().ShouldBe(1);
        (await (await gateway.SignInAsync(Role.Dispatcher)).PostAsync("positions", Array.Empty<object>(), null)).ShouldRefuse(403, "not-allowed");
    }

    [Fact]
    public async Task A_malformed_batch_is_refused_whole()
    {
        var unit = await gateway.UnitAsync();
        var (fleet, _) = await gateway.DeviceAsync("*");
        var batch = $$"""[{"unit":"{{unit}}","lat":43.84,"lon":126.55,"time":"{{Now}}"},{"unit":"{{unit}}","lat":"43","lon":126.55,"time":"{{Now}}"}]""";
        (await fleet.PostTextAsync("positions", batch, null)).ShouldRefuse(400, "invalid-field", "[1].lat");
        var again = await fleet.PostTextAsync("positions", $$"""{"unit":"{{unit}}","lat":43.84,"lon":126.55,"time":"{{Now}}"}""", null);
        again.Body.GetProperty("accepted").GetInt32().ShouldBe(1, "the first report of the refused batch must not count as seen");
        (await fleet.PostTextAsync("positions", "[" + new string(' ', 10_000_000) + "]", null)).ShouldRefuse(413, "body-too-large");
    }

    [Fact]
    public async Task A_socket_takes_text_and_binary_and_answers_with_totals()
    {
        var unit = await gateway.UnitAsync();
        var (_, token) = await gateway.DeviceAsync(unit);
        using var socket = await ConnectAsync(token);
        var start = DateTimeOffset.UtcNow.AddSeconds(-100);
        for (var i = 0; i < 99; i++)
            await TextAsync(socket, JsonSerializer.Serialize(new { lat = 43.84 + (i * 1e-5), lon = 126.55, time = start.AddSeconds(i) }));
        var message = new byte[64];
        message[0] = BinaryReports.Version;
        var length = 1 + BinaryReports.Write(message.AsSpan(1), default, new ParsedReport { Latitude = 43.841, Longitude = 126.55, Time = DateTimeOffset.UtcNow });
        await socket.SendAsync(message.AsMemory(0, length), WebSocketMessageType.Binary, true, CancellationToken.None);
        var totals = await AnswerAsync(socket);
        totals.GetProperty("accepted").GetInt32().ShouldBe(100);
        await TextAsync(socket, """{"lat":"x"}""");
        (await AnswerAsync(socket)).GetProperty("error").GetProperty("field").GetString().ShouldBe("[0].lat");
    }

    [Fact]
    public async Task A_socket_without_a_token_is_not_opened() =>
        await Should.ThrowAsync<WebSocketException>(() => ConnectAsync("dt_nobody~wrong"));

    [Fact]
    public async Task A_phone_with_Traccar_Client_works_in_every_form()
    {
        var unit = await gateway.UnitAsync();
        var (device, token) = await gateway.DeviceAsync(unit);
        var phone = gateway.Anonymous().Http;
        var seconds = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        (await phone.GetAsync($"/osmand?token={token}&id={unit}&lat=43.84&lon=126.55&timestamp={seconds - 30}&speed=10&bearing=90&accuracy=5")).EnsureSuccessStatusCode();
        (await phone.PostAsync($"/osmand?token={token}&id={unit}&location=43.841,126.55&timestamp={(seconds - 20) * 1000}", null)).EnsureSuccessStatusCode();
        var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["id"] = unit, ["lat"] = "43.842", ["lon"] = "126.55", ["timestamp"] = $"{seconds - 10}" });
        (await phone.PostAsync($"/osmand?token={token}", form)).EnsureSuccessStatusCode();
        var json = new { device_id = unit, location = new { timestamp = DateTimeOffset.UtcNow.ToString("O"), coords = new { latitude = 43.843, longitude = 126.55, speed = -1, heading = -1, accuracy = 5 }, is_moving = true } };
        (await device.PostAsync("/osmand", json, null)).ShouldBe(200);
        var before = await Accepted();
        (await phone.GetAsync($"/osmand?token={token}&id=somebody-else&lat=43.84&lon=126.55")).StatusCode.ShouldBe(System.Net.HttpStatusCode.Forbidden);
        (await device.GetAsync($"/osmand?id={unit}&lat=north&lon=126.55")).ShouldRefuse(400, "invalid-field", "lat");
        (await phone.GetAsync($"/osmand?id={unit}&lat=43.84&lon=126.55")).StatusCode.ShouldBe(System.Net.HttpStatusCode.Unauthorized);
        before.ShouldBeGreaterThanOrEqualTo(4);
    }

    private async Task<long> Accepted() =>
        (await (await gateway.AdministratorAsync()).GetAsync("stats")).Body.GetProperty("accepted").GetInt64();

    private static object Report(string unit, double lat, double lon, DateTimeOffset time) => new { unit, lat, lon, time };

    private async Task<ClientWebSocket> ConnectAsync(string token)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", "Bearer " + token);
        await socket.ConnectAsync(new UriBuilder(gateway.Address) { Scheme = "ws", Path = "/ws/positions" }.Uri, CancellationToken.None);
        return socket;
    }

    private static Task TextAsync(WebSocket socket, string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);

    private static async Task<JsonElement> AnswerAsync(WebSocket socket)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var buffer = new byte[4096];
        var received = await socket.ReceiveAsync(buffer.AsMemory(), patience.Token);
        return JsonDocument.Parse(buffer.AsMemory(0, received.Count)).RootElement.Clone();
    }
}

using System.Text;
using System.Text.Json;
using Dispatch.EndToEnd.Tests.Support;

namespace Dispatch.EndToEnd.Tests.Journeys;

/// <summary>Input that must be refused clearly and change nothing, against the real program.</summary>
public sealed class BadInputTests
{
    private const string Car = "car-1";
    private const string Good = """{"typeCode":"robbery","priority":1,"channel":"phone","location":{"lat":43.84,"lon":126.55,"address":"Main"}}""";

    [Fact]
    public async Task Bad_input_is_refused_and_the_state_stays_as_it_was()
    {
        using var data = new DataDirectory();
        await using var dispatch = await DispatchProcess.ServeAsync(data.Path);
        var dispatcher = await dispatch.AccountAsync("li", "dispatcher");
        (await (await dispatch.AdministratorAsync()).PutAsync($"units/{Car}", new { callSign = "1", kind = "patrolCar", agency = "police" })).ShouldBe(200);
        var fleet = dispatch.Anonymous().WithBearer(await dispatch.DeviceAsync("fleet", "*"));
        var incident = (await dispatcher.PostTextAsync("incidents", Good, "first")).Body.GetProperty("id").GetString()!;
        var before = await StateAsync(dispatcher, incident);

        await RefuseReportsAsync(dispatcher);
        await RefuseCommandsAsync(dispatcher, incident);
        await RefusePositionsAsync(fleet);

        (await StateAsync(dispatcher, incident)).ShouldBe(before);
    }

    private static async Task RefuseReportsAsync(Api dispatcher)
    {
        (await dispatcher.PostTextAsync("incidents", Good.Replace("43.84", "NaN"))).ShouldBe(400);
        (await dispatcher.PostTextAsync("incidents", Good.Replace("43.84", "\"NaN\""))).ShouldRefuse(400, "invalid-field", "location.lat");
        (await dispatcher.PostTextAsync("incidents", Good.Replace("43.84", "90.001"))).ShouldRefuse(400, "invalid-field", "location.lat");
        (await dispatcher.PostTextAsync("incidents", Good.Replace("126.55", "1e400"))).ShouldRefuse(400, "invalid-field", "location.lon");
        (await dispatcher.PostTextAsync("incidents", Good.Replace("1,", "\"1\","))).ShouldRefuse(400, "invalid-field", "priority");
        (await dispatcher.PostTextAsync("incidents", Good[..^1] + ",\"description\":\"" + new string('x', 10_000_000) + "\"}")).ShouldRefuse(413, "body-too-large");
        var broken = new ByteArrayContent([.. Encoding.ASCII.GetBytes(Good[..^3]), 0xc3, 0x28, .. "\"}}"u8]);
        broken.Headers.ContentType = new("application/json");
        (await dispatcher.SendAsync(HttpMethod.Post, "incidents", broken, "")).ShouldBe(400);
    }

    private static async Task RefuseCommandsAsync(Api dispatcher, string incident)
    {
        (await dispatcher.PostTextAsync("incidents", Good.Replace("Main", "Side"), "first")).ShouldRefuse(422, "key-reused");
        (await dispatcher.PostAsync("incidents/0000000000/close", new { disposition = "resolved-on-scene" })).ShouldBe(404);
        (await dispatcher.PostAsync($"incidents/{incident}/assignments/{Car}", new { step = "onScene" })).Status.ShouldBeOneOf(404, 409);
        (await dispatcher.PostAsync($"incidents/{incident}/reopen", new { reason = "not closed" })).ShouldBe(409);
        (await dispatcher.PostAsync($"units/{Car}/status", new { status = "onScene" })).ShouldRefuse(400, "status-of-assignment", "status");
        (await dispatcher.PostAsync("units/unknown/duty", new { onDuty = true })).ShouldBe(404);
    }

    private static async Task RefusePositionsAsync(Api fleet)
    {
        (await fleet.PostTextAsync("positions", """[{"unit":"car-1","lat":NaN,"lon":1,"time":"2026-11-22T02:00:00Z"}]""", null)).ShouldBe(400);
        (await fleet.PostTextAsync("positions", """[{"unit":"car-1","lat":"1","lon":1,"time":"2026-11-22T02:00:00Z"}]""", null)).ShouldRefuse(400, "invalid-field", "[0].lat");
        foreach (var years in new[] { 10, -10 })
        {
            var answer = await fleet.PostAsync("positions", new[] { new { unit = Car, lat = 43.84, lon = 126.55, time = DateTimeOffset.UtcNow.AddYears(years) } }, null);
            answer.Body.GetProperty("accepted").GetInt32().ShouldBe(0);
            answer.Body.GetProperty("refused").GetProperty(years > 0 ? "from-the-future" : "too-old").GetInt32().ShouldBe(1);
        }
        (await fleet.PostTextAsync("positions", "[" + new string(' ', 10_000_000) + "]", null)).ShouldRefuse(413, "body-too-large");
    }

    private static async Task<string> StateAsync(Api dispatcher, string incident)
    {
        var parts = new[] { $"incidents/{incident}", $"incidents/{incident}/log", "incidents?limit=500", "units?limit=500" };
        var answers = await Task.WhenAll(parts.Select(dispatcher.GetAsync));
        return JsonSerializer.Serialize(answers.Select(answer => answer.Text));
    }
}

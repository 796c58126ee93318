using System.Text;
using System.Text.Json;
using Dispatch.Domain.Accounts;
using Dispatch.Gateway.Tests.Support;

namespace Dispatch.Gateway.Tests.Incidents;

[Collection(GatewayCollection.Name)]
public sealed class IncidentTests(GatewayHost gateway)
{
    private const string Good = """{"typeCode":"robbery","priority":1,"channel":"phone","location":{"lat":43.84,"lon":126.55,"address":"Main"}}""";

    [Theory]
    [InlineData("""{"typeCode":"robbery","priority":7,"channel":"phone","location":{"lat":1,"lon":1}}""", "priority")]
    [InlineData("""{"typeCode":"robbery","priority":"1","channel":"phone","location":{"lat":1,"lon":1}}""", "priority")]
    [InlineData("""{"typeCode":"robbery","priority":1,"channel":"pigeon","location":{"lat":1,"lon":1}}""", "channel")]
    [InlineData("""{"typeCode":"robbery","priority":1,"channel":2,"location":{"lat":1,"lon":1}}""", "channel")]
    [InlineData("""{"typeCode":"robbery","priority":1,"channel":"phone","location":{"lat":"NaN","lon":1}}""", "location.lat")]
    [InlineData("""{"typeCode":"robbery","priority":1,"channel":"phone","location":{"lat":1e999,"lon":1}}""", "location.lat")]
    [InlineData("""{"typeCode":"robbery","priority":1,"channel":"phone","location":{"lat":90.1,"lon":1}}""", "location.lat")]
    [InlineData("""{"typeCode":"robbery","priority":1,"channel":"phone","location":{"lat":1,"lon":-180.1}}""", "location.lon")]
    [InlineData("""{"typeCode":"robbery","priority":1,"channel":"phone","location":{"lon":1}}""", "location.lat")]
    [InlineData("""{"typeCode":"robbery","priority":1,"channel":"phone"}""", "location")]
    [InlineData("""{"typeCode":null,"priority":1,"channel":"phone","location":{"lat":1,"lon":1}}""", "typeCode")]
    [InlineData("""{"typeCode":"robbery","priority":1,"channel":"phone","location":{"lat":1,"lon":1},"colour":"red"}""", "colour")]
    [InlineData("""{"typeCode":"no-such-type","priority":1,"channel":"phone","location":{"lat":1,"lon":1}}""", "typeCode")]
    public async Task A_wrong_field_is_named(string body, string field)
    {
        var answer = await (await gateway.SignInAsync(Role.Dispatcher)).PostTextAsync("incidents", body);
        answer.ShouldBe(400);
        answer.Body.GetProperty("field").GetString().ShouldBe(field, answer.Text);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("""{"typeCode":"robbery","typeCode":"robbery","priority":1,"channel":"phone","location":{"lat":1,"lon":1}}""")]
    public async Task What_is_not_the_expected_JSON_is_refused(string body) =>
        (await (await gateway.SignInAsync(Role.Dispatcher)).PostTextAsync("incidents", body)).ShouldBe(400);

    [Fact]
    public async Task Text_that_is_not_UTF_8_is_refused()
    {
        var dispatcher = await gateway.SignInAsync(Role.Dispatcher);
        var content = new ByteArrayContent([.. Encoding.ASCII.GetBytes(Good[..^1]), .. ",\"description\":\""u8, 0xff, 0xfe, .. "\"}"u8]);
        content.Headers.ContentType = new("application/json");
        (await dispatcher.SendAsync(HttpMethod.Post, "incidents", content, "")).ShouldBe(400);
    }

    [Fact]
    public async Task Ten_megabytes_are_refused()
    {
        var dispatcher = await gateway.SignInAsync(Role.Dispatcher);
        var body = Good[..^1] + ",\"description\":\"" + new string('x', 10_000_000) + "\"}";
        (await dispatcher.PostTextAsync("incidents", body)).ShouldRefuse(413, "body-too-large");
    }

    [Fact]
    public async Task Another_media_type_is_refused()
    {
        var dispatcher = await gateway.SignInAsync(Role.Dispatcher);
        var form = new StringContent(Good, Encoding.UTF8, "text/plain");
        (await dispatcher.SendAsync(HttpMethod.Post, "incidents", form, "")).ShouldRefuse(415, "unsupported-media-type");
    }

    [Fact]
    public async Task A_command_without_a_key_is_refused() =>
        (await (await gateway.SignInAsync(Role.Dispatcher)).PostTextAsync("incidents", Good, key: null))
            .ShouldRefuse(400, "idempotency-key-needed", "Idempotency-Key");

    [Fact]
    public async Task The_same_key_and_body_open_one_incident_and_another_body_is_refused()
    {
        var dispatcher = await gateway.SignInAsync(Role.Dispatcher);
        var first = await dispatcher.PostTextAsync("incidents", Good, "one-robbery");
        first.ShouldBe(201);
        // White space and order of members do not make another command.
        var again = await dispatcher.PostTextAsync("incidents", """{ "priority":1,"typeCode":"robbery","channel":"phone","location":{"lon":126.55,"lat":43.84,"address":"Main"}}""", "one-robbery");
        again.ShouldBe(201);
        again.Text.ShouldBe(first.Text);
        (await dispatcher.PostTextAsync("incidents", Good.Replace("Main", "Side"), "one-robbery")).ShouldRefuse(422, "key-reused");
        var id = first.Body.GetProperty("id").GetString();
        (await dispatcher.GetAsync($"incidents/{id}")).Body.GetProperty("version").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Unknown_ids_are_not_found()
    {
        var dispatcher = await gateway.SignInAsync(Role.Dispatcher);
        (await dispatcher.GetAsync("incidents/ZZZZZZZZZZ")).ShouldRefuse(404, "unknown-incident");
        (await dispatcher.GetAsync("incidents/%20")).ShouldBe(404);
        (await dispatcher.GetAsync("incidents/ZZZZZZZZZZ/log")).ShouldRefuse(404, "unknown-incident");
        (await dispatcher.PostAsync("incidents/ZZZZZZZZZZ/notes", new { text = "x" })).ShouldBe(404);
        (await dispatcher.GetAsync("units/nobody")).ShouldRefuse(404, "unknown-unit");
        (await dispatcher.PostAsync("units/nobody/duty", new { onDuty = true })).ShouldBe(404);
    }

    [Fact]
    public async Task A_reporter_reports_and_sees_no_queue()
    {
        var reporter = await gateway.SignInAsync(Role.Reporter);
        (await reporter.PostTextAsync("incidents", Good)).ShouldBe(201);
        (await reporter.GetAsync("incidents")).ShouldRefuse(403, "not-allowed");
    }

    [Fact]
    public async Task An_auditor_reads_the_verified_log_and_changes_nothing()
    {
        var dispatcher = await gateway.SignInAsync(Role.Dispatcher);
        var id = (await dispatcher.PostTextAsync("incidents", Good)).Body.GetProperty("id").GetString();
        (await dispatcher.PostAsync($"incidents/{id}/notes", new { text = "Caller calls again." })).ShouldBe(200);
        var auditor = await gateway.SignInAsync(Role.Auditor);
        var log = await auditor.GetAsync($"incidents/{id}/log");
        log.Body.GetProperty("verified").GetBoolean().ShouldBeTrue();
        log.Body.GetProperty("entries").GetArrayLength().ShouldBe(2);
        log.Body.GetProperty("statuses").EnumerateArray().Select(one => one.GetString()).ShouldBe(["open", "open"]);
        (await auditor.PostAsync($"incidents/{id}/notes", new { text = "x" })).ShouldRefuse(403, "not-allowed");
    }

    [Fact]
    public async Task A_unit_sees_its_own_incident_without_the_caller_and_no_other()
    {
        var dispatcher = await gateway.SignInAsync(Role.Dispatcher);
        var (mine, other) = (await gateway.UnitAsync(), await gateway.UnitAsync());
        var id = (await dispatcher.PostTextAsync("incidents", Good[..^1] + ""","caller":{"name":"Wang","number":"13800000000"}}"""))
            .Body.GetProperty("id").GetString();
        var sent = await dispatcher.PostAsync($"incidents/{id}/dispatch", new { units = new[] { mine, "nobody" } });
        sent.Body.GetProperty("refused")[0].GetProperty("unit").GetString().ShouldBe("nobody");
        var crew = await gateway.SignInAsync(Role.Unit, mine);
        var seen = await crew.GetAsync($"incidents/{id}");
        seen.ShouldBe(200);
        seen.Text.ShouldNotContain("Wang");
        (await crew.GetAsync($"units/{mine}/task")).Body.GetProperty("incident").GetString().ShouldBe(id);
        var stranger = await gateway.SignInAsync(Role.Unit, other);
        (await stranger.GetAsync($"incidents/{id}")).ShouldRefuse(404, "unknown-incident");
        (await stranger.PostAsync($"incidents/{id}/assignments/{mine}", new { step = "acknowledged" })).ShouldRefuse(403, "not-your-unit");
        (await stranger.PostAsync($"incidents/{id}/notes", new { text = "x" })).ShouldRefuse(404, "unknown-incident");
        (await crew.PostAsync($"incidents/{id}/assignments/{mine}", new { step = "takenOff" })).ShouldRefuse(403, "centre-only", "step");
        (await crew.PostAsync($"incidents/{id}/assignments/{mine}", new { step = "acknowledged" })).ShouldBe(200);
    }

    [Fact]
    public async Task Closed_incidents_leave_the_queue_and_can_be_reopened()
    {
        var dispatcher = await gateway.SignInAsync(Role.Dispatcher);
        var id = (await dispatcher.PostTextAsync("incidents", Good)).Body.GetProperty("id").GetString()!;
        (await dispatcher.PostAsync($"incidents/{id}/close", new { disposition = "no-such-code" })).ShouldBe(400);
        (await dispatcher.PostAsync($"incidents/{id}/close", new { disposition = "resolved-on-scene" })).ShouldBe(200);
        (await dispatcher.PostAsync($"incidents/{id}/close", new { disposition = "resolved-on-scene" })).ShouldBe(409);
        await dispatcher.UntilAsync("incidents?status=closed&limit=500", closed => Lists(closed, id));
        (await dispatcher.PostAsync($"incidents/{id}/reopen", new { reason = "The caller was right." })).ShouldBe(200);
        // The queue must have it at once: it was told to the board before it was answered.
        Lists((await dispatcher.GetAsync("incidents?status=open&limit=500")).Body, id).ShouldBeTrue();
        (await dispatcher.GetAsync("incidents?status=sideways")).ShouldRefuse(400, "invalid-field", "status");
    }

    private static bool Lists(JsonElement incidents, string id) =>
        incidents.EnumerateArray().Any(incident => incident.GetProperty("id").GetString() == id);
}

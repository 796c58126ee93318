using System.Text;
using System.Xml.Linq;
using Dispatch.Domain.Accounts;
using Dispatch.Gateway.Tests.Support;

namespace Dispatch.Gateway.Tests.Alerts;

[Collection(GatewayCollection.Name)]
public sealed class AlertReportTests(GatewayHost gateway)
{
    private static readonly XNamespace Cap = "urn:oasis:names:tc:emergency:cap:1.2";

    private static string Message(string identifier, string type = "Alert", string references = "") => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
          <identifier>{identifier}</identifier><sender>fire@example.cn</sender><sent>2026-03-01T12:00:00+08:00</sent>
          <status>Exercise</status><msgType>{type}</msgType><scope>Public</scope><note>演练 exercise</note>{references}
          <info><category>Fire</category><event>Fire</event><urgency>Immediate</urgency><severity>Severe</severity><certainty>Observed</certainty>
            <headline>Fire at the market</headline><area><areaDesc>Market</areaDesc><circle>43.5,126.5 1</circle></area></info>
        </alert>
        """;

    private static StringContent Xml(string text) => new(text, Encoding.UTF8, "application/cap+xml");

    [Fact]
    public async Task Each_message_of_an_alert_is_there_as_cap_and_the_report_adds_up()
    {
        await using var city = await Mobilisation.StartAsync(gateway, taxis: 2);
        var alert = (await city.OrderAsync()).GetProperty("id").GetString()!;
        await city.Taxis[0].Line.NextAsync("alert");
        await Mobilisation.StepAsync(city.Taxis[0].Line, alert, "accepted");
        await city.Taxis[0].Line.NextAsync("step");
        XDocument.Parse((await city.Dispatcher.GetAsync($"alerts/{alert}/cap")).Text).Root!.Element(Cap + "msgType")!.Value.ShouldBe("Alert");
        (await city.Dispatcher.PostAsync($"alerts/{alert}/stand-down", new { })).ShouldBe(200);
        var latest = await city.Dispatcher.Http.GetAsync($"/api/v1/alerts/{alert}/cap");
        latest.Content.Headers.ContentType!.MediaType.ShouldBe("application/cap+xml");
        XDocument.Parse(await latest.Content.ReadAsStringAsync()).Root!.Element(Cap + "msgType")!.Value.ShouldBe("Cancel");
        XDocument.Parse((await city.Dispatcher.GetAsync($"alerts/{alert}/cap/1")).Text).Root!.Element(Cap + "msgType")!.Value.ShouldBe("Alert");
        (await city.Dispatcher.GetAsync($"alerts/{alert}/cap/9")).ShouldBe(404);

        var report = (await city.Dispatcher.GetAsync($"alerts/{alert}/report?purpose=test")).Body;
        report.GetProperty("counts").GetProperty("accepted").GetInt32().ShouldBe(1);
        report.GetProperty("waves").GetArrayLength().ShouldBe(1);
        report.GetProperty("neverReached").EnumerateArray().Select(unit => unit.GetString()).ShouldBe([city.Taxis[1].Unit]);
        var csv = (await city.Dispatcher.GetAsync($"alerts/{alert}/report.csv?purpose=test")).Text;
        csv.ShouldContain(city.Taxis[0].Unit);
        csv.ShouldContain(city.Taxis[1].Unit);
    }

    [Fact]
    public async Task A_cap_message_from_outside_opens_one_incident_however_often_it_comes_and_its_update_is_noted_there()
    {
        var reporter = await gateway.SignInAsync(Role.Reporter);
        var identifier = $"F{Guid.NewGuid():N}";
        var first = await reporter.SendAsync(HttpMethod.Post, "cap", Xml(Message(identifier)), null);
        first.ShouldBe(201);
        first.Body.GetProperty("report").GetProperty("drill").GetBoolean().ShouldBeTrue();
        var id = first.Body.GetProperty("id").GetString();
        (await reporter.SendAsync(HttpMethod.Post, "cap", Xml(Message(identifier)), null)).Body.GetProperty("id").GetString().ShouldBe(id);
        var update = Message(identifier + "u", "Update", $"<references>fire@example.cn,{identifier},2026-03-01T12:00:00+08:00</references>");
        (await reporter.SendAsync(HttpMethod.Post, "cap", Xml(update), null)).ShouldBe(200);
        (await (await gateway.SignInAsync(Role.Dispatcher)).GetAsync($"incidents/{id}/log")).Text.ShouldContain(identifier + "u");
        var unknown = Message(identifier + "v", "Cancel", "<references>fire@example.cn,nothing,2026-03-01T12:00:00+08:00</references>");
        (await reporter.SendAsync(HttpMethod.Post, "cap", Xml(unknown), null)).ShouldRefuse(404, "cap-reference");
    }

    [Theory]
    [InlineData("nonsense", "invalid-cap")]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>", "invalid-cap")]
    public async Task What_is_no_cap_message_is_refused(string text, string code) =>
        (await (await gateway.SignInAsync(Role.Reporter)).SendAsync(HttpMethod.Post, "cap", Xml(text), null)).ShouldRefuse(400, code);
}

using System.Text.Json;
using Dispatch.Domain.Accounts;
using Dispatch.Domain.Incidents;
using Dispatch.Domain.Supervision;
using Dispatch.Gateway.Supervision;
using Dispatch.Gateway.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Gateway.Tests.Supervision;

[Collection(GatewayCollection.Name)]
public sealed class DeskHttpTests(GatewayHost gateway)
{
    private static int _places = 1;

    /// <summary>A place of this test alone, some 300 m from every other.</summary>
    private static (double Lat, double Lon) FreshPlace() => (43.0 + (0.003 * Interlocked.Increment(ref _places)), 125.0);

    private static object Report((double Lat, double Lon) at, string type = "theft") => new
    {
        typeCode = type, priority = 2, channel = "phone", location = new { lat = at.Lat, lon = at.Lon, address = "江边" },
        caller = new { name = "欧阳娜", number = "13912345678" },
    };

    private static async Task<string> OpenAsync(Api api, (double, double) at, string key = "") =>
        (await api.PostAsync("incidents", Report(at), key)).Body.GetProperty("id").GetString()!;

    [Fact]
    public async Task A_second_caller_is_a_caller_and_the_auditor_sees_neither_of_them()
    {
        var (dispatcher, auditor) = (await gateway.SignInAsync(Role.Dispatcher), await gateway.SignInAsync(Role.Auditor));
        var id = await OpenAsync(dispatcher, FreshPlace());
        var added = await dispatcher.PostAsync($"incidents/{id}/callers", new { channel = "app", name = "赵六", number = "13900009999", said = "红色轿车" }, "second-" + id);
        added.ShouldBe(200);
        (await dispatcher.PostAsync($"incidents/{id}/callers", new { channel = "app", name = "赵六", number = "13900009999", said = "红色轿车" }, "second-" + id))
            .Body.GetProperty("desk").GetProperty("callers").GetArrayLength().ShouldBe(1, "the same command twice");
        added.Body.GetProperty("desk").GetProperty("callers")[0].GetProperty("caller").GetProperty("number").GetString().ShouldBe("13900009999");

        var (seen, log) = (await auditor.GetAsync($"incidents/{id}"), await auditor.GetAsync($"incidents/{id}/log"));
        foreach (var text in new[] { seen.Text, log.Text })
        {
            text.ShouldNotContain("1390000");
            text.ShouldNotContain("1391234");
            text.ShouldNotContain("赵六");
        }
        log.Body.GetProperty("masked").GetBoolean().ShouldBeTrue();
        log.Body.GetProperty("verified").GetBoolean().ShouldBeTrue("the chain is that of the entries as written");
        (await dispatcher.GetAsync($"incidents/{id}/log")).Text.ShouldContain("13900009999");
    }

    [Fact]
    public async Task A_place_tells_its_hazards_and_what_happened_there()
    {
        var (dispatcher, administrator) = (await gateway.SignInAsync(Role.Dispatcher), await gateway.AdministratorAsync());
        var at = FreshPlace();
        (await administrator.PutAsync($"registers/hazards/h-{at.Lat:0.000}", new
        {
            values = new Dictionary<string, string>
            {
                ["zh"] = "恶犬", ["kind"] = "dog", ["radius"] = "30", ["detail"] = "带捕犬器",
                ["lat"] = (at.Lat + 0.0005).ToString(System.Globalization.CultureInfo.InvariantCulture), ["lon"] = "125",
            },
        })).ShouldBe(204);
        var id = await OpenAsync(dispatcher, at);
        (await dispatcher.PostAsync($"incidents/{id}/close", new { disposition = "arrested" })).ShouldBe(200);
        var path = FormattableString.Invariant($"premises?lat={at.Lat}&lon={at.Lon}&radius=120&days=30");
        var known = await dispatcher.UntilAsync(path, body =>
            body.GetProperty("earlier").EnumerateArray().Any(one => one.GetProperty("status").GetString() == "closed"));
        known.Body.GetProperty("hazards").EnumerateArray().Single().GetProperty("detail").GetString().ShouldBe("带捕犬器");
        known.Body.GetProperty("earlier").EnumerateArray().Single().GetProperty("id").GetString().ShouldBe(id);
        known.Text.ShouldNotContain("139123", customMessage: "callers are not part of a place's history");
        (await dispatcher.GetAsync("premises?lat=99&lon=1")).ShouldRefuse(400, "invalid-field", "lat");
        (await dispatcher.GetAsync("premises?lat=9&lon=1&radius=5000")).ShouldRefuse(400, "invalid-field", "radius");
        (await (await gateway.SignInAsync(Role.Auditor)).GetAsync(path)).ShouldBe(403);
    }

    [Fact]
    public async Task Links_agencies_and_the_major_flag_have_their_roles_and_refusals()
    {
        var (dispatcher, commander) = (await gateway.SignInAsync(Role.Dispatcher), await gateway.SignInAsync(Role.Commander));
        var (one, two) = (await OpenAsync(dispatcher, FreshPlace()), await OpenAsync(dispatcher, FreshPlace()));
        (await dispatcher.PostAsync($"incidents/{one}/links", new { incident = two, why = "same car" })).ShouldBe(200);
        await dispatcher.UntilAsync($"incidents/{two}", body => body.GetProperty("desk").GetProperty("links").GetArrayLength() == 1);
        (await dispatcher.PostAsync($"incidents/{one}/links", new { incident = "0000000000" })).ShouldRefuse(404, "unknown-incident", "incident");
        (await dispatcher.PostAsync($"incidents/{one}/links", new { incident = one })).ShouldRefuse(400, "linked-to-itself", "incident");
        (await dispatcher.DeleteAsync($"incidents/{one}/links/{two}")).Body.GetProperty("desk").GetProperty("links").GetArrayLength().ShouldBe(0);

        (await dispatcher.PutAsync($"incidents/{one}/agencies/gas", new { note = "阀门 12" })).ShouldBe(200);
        (await dispatcher.PutAsync($"incidents/{one}/agencies/circus", new { })).ShouldRefuse(400, "unknown-agency", "agency");
        (await dispatcher.PostAsync($"incidents/{one}/major", new { major = true, reason = "x" })).ShouldBe(403);
        (await commander.PostAsync($"incidents/{one}/major", new { major = true, reason = "客车事故" })).ShouldBe(200);
        await dispatcher.UntilAsync("incidents", body => body[0].GetProperty("major").GetBoolean());
        (await commander.PostAsync($"incidents/{one}/major", new { major = false, reason = "伤员已送医" })).ShouldBe(200);
    }

    [Fact]
    public async Task A_call_back_is_on_the_list_until_it_was_made_and_counts_in_the_figures()
    {
        var (dispatcher, commander, auditor) =
            (await gateway.SignInAsync(Role.Dispatcher), await gateway.SignInAsync(Role.Commander), await gateway.SignInAsync(Role.Auditor));
        var id = await OpenAsync(dispatcher, FreshPlace());
        var due = DateTimeOffset.UtcNow.AddMinutes(30);
        (await dispatcher.PostAsync($"incidents/{id}/close", new { disposition = "arrested", callBackDue = due })).ShouldBe(200);
        bool Listed(JsonElement list) => list.EnumerateArray().Any(one => one.GetProperty("incident").GetString() == id);
        await dispatcher.UntilAsync("call-backs", Listed);
        (await dispatcher.PostAsync($"incidents/{id}/call-back/result", new { result = "reached", satisfaction = 9 }))
            .ShouldRefuse(400, "satisfaction-out-of-range", "satisfaction");
        (await dispatcher.PostAsync($"incidents/{id}/call-back/result", new { result = "reached", satisfaction = 5, remark = "很及时" })).ShouldBe(200);
        await auditor.UntilAsync("call-backs", list => !Listed(list));
        await commander.UntilAsync("supervision/satisfaction", body => body.GetProperty("byMark")[4].GetInt32() >= 1);
        (await dispatcher.GetAsync("supervision/satisfaction")).ShouldBe(403);
        (await commander.GetAsync("supervision/satisfaction?from=2026-13-01")).ShouldRefuse(400, "invalid-field", "from");
        (await commander.GetAsync("supervision/satisfaction?from=2020-01-01")).ShouldRefuse(400, "invalid-field", "from");
    }

    [Fact]
    public async Task A_sampled_call_is_reviewed_by_somebody_else_and_times_and_coverage_know_it()
    {
        var (dispatcher, commander, auditor) =
            (await gateway.SignInAsync(Role.Dispatcher), await gateway.SignInAsync(Role.Commander), await gateway.SignInAsync(Role.Auditor));
        // The sample follows from the number and the number from the key and the account: find a key whose call is in it.
        var me = (await dispatcher.GetAsync("me")).Body.GetProperty("account").GetString()!;
        var key = Enumerable.Range(0, 10_000).Select(n => $"sampled-{n}").First(one => QualitySample.Holds(IncidentIds.For(
            new Domain.CommandHeader(new Domain.CommandKey(one), new Domain.Actor(me, "dispatcher"), default, "")).Value));
        var id = await OpenAsync(dispatcher, FreshPlace(), key);
        (await dispatcher.PostAsync($"incidents/{id}/close", new { disposition = "arrested" })).ShouldBe(200);
        bool Sampled(JsonElement body, Func<JsonElement, bool> fits) => body.GetProperty("calls").EnumerateArray()
            .Any(call => call.GetProperty("incident").GetString() == id && fits(call.GetProperty("points")));
        await auditor.UntilAsync("supervision/sample", body => Sampled(body, points => points.ValueKind == JsonValueKind.Null));
        var marks = ReviewItems.All.Select(item => new { item = item.Code, points = 1 }).ToArray();
        (await dispatcher.PostAsync($"incidents/{id}/review", new { marks })).ShouldBe(403);
        (await auditor.PostAsync($"incidents/{id}/review", new { marks = marks[1..] })).ShouldRefuse(400, "marks-incomplete", "marks");
        var reviewed = await auditor.PostAsync($"incidents/{id}/review", new { marks, remark = "地点未复述" });
        reviewed.ShouldBe(200);
        reviewed.Text.ShouldNotContain("1391234", customMessage: "the auditor's answer is masked as well");
        await auditor.UntilAsync("supervision/sample", body => Sampled(body, points => points.ValueKind == JsonValueKind.Number));

        var times = await commander.GetAsync("supervision/response-times?utcOffset=480");
        times.Body.GetProperty("byPriority").GetArrayLength().ShouldBe(5);
        times.Body.GetProperty("byPriority")[2].GetProperty("dispatch").GetProperty("target").GetDouble().ShouldBe(120);
        var coverage = await commander.GetAsync("supervision/coverage");
        coverage.Body.GetProperty("byHour").GetArrayLength().ShouldBe(24);
        coverage.Body.GetProperty("incidents").GetInt32().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Free_units_are_recorded_by_cell_and_hour_and_asked_for_later()
    {
        var commander = await gateway.SignInAsync(Role.Commander);
        var at = FreshPlace();
        var cell = Domain.Geo.CellId.Of(Domain.Geo.GeoPoint.Of(at.Lat, at.Lon - 3)).ToString();
        var unit = await gateway.UnitAsync();
        var (device, _) = await gateway.DeviceAsync(unit);
        (await device.PostAsync("positions", new[] { new { unit, lat = at.Lat, lon = at.Lon - 3, time = DateTimeOffset.UtcNow } }, null)).ShouldBe(200);
        await commander.UntilAsync($"units/{unit}", body => body.GetProperty("cell").ValueKind != JsonValueKind.Null);

        // Its own, so that it has not looked yet; the service's one only looks once in five minutes.
        var recorder = ActivatorUtilities.CreateInstance<CoverRecorder>(gateway.Services);
        await recorder.RecordAsync();
        await recorder.RecordAsync();

        var coverage = (await commander.GetAsync("supervision/coverage?utcOffset=330")).Body;
        coverage.GetProperty("recordedHours").GetInt32().ShouldBeGreaterThan(0);
        var seen = coverage.GetProperty("cells").EnumerateArray().Single(one => one.GetProperty("cell").GetString() == cell);
        seen.GetProperty("freeByHour").EnumerateArray().Where(hour => hour.ValueKind == JsonValueKind.Number).Max(hour => hour.GetDouble()).ShouldBeGreaterThan(0);
        coverage.GetProperty("freeByHour").GetArrayLength().ShouldBe(24);
        (await commander.GetAsync("supervision/coverage?from=2020-01-01")).ShouldRefuse(400, "invalid-field", "from");
    }
}

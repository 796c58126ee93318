using System.Text.Json;
using Dispatch.Domain.Accounts;
using Dispatch.Gateway.Tests.Support;

namespace Dispatch.Gateway.Tests.Alerts;

[Collection(GatewayCollection.Name)]
public sealed class AlertFlowTests(GatewayHost gateway)
{
    private static string Id(JsonElement view) => view.GetProperty("id").GetString()!;

    private static int Count(JsonElement view, string step) => view.GetProperty("counts").GetProperty(step).GetInt32();

    [Fact]
    public async Task An_order_reaches_every_taxi_around_and_its_answers_are_confirmed_counted_and_ended()
    {
        await using var city = await Mobilisation.StartAsync(gateway, taxis: 3);
        var alert = Id(await city.OrderAsync());
        foreach (var (unit, _, line) in city.Taxis)
        {
            var told = (await line.NextAsync("alert")).GetProperty("alert");
            told.GetProperty("id").GetString().ShouldBe(alert);
            told.GetProperty("text").GetProperty("en").GetString()!.ShouldContain("do not stop, follow or approach");
            told.GetProperty("text").GetProperty("zh").GetString()!.ShouldContain("不要拦截、跟随或靠近");
            told.GetProperty("to").GetString().ShouldNotBeNullOrEmpty();
            told.GetProperty("post").ValueKind.ShouldBe(JsonValueKind.Null);
            foreach (var step in new[] { "delivered", "seen" })
            {
                await Mobilisation.StepAsync(line, alert, step);
                await line.NextAsync("step", message => message.GetProperty("step").GetString() == step);
            }
        }
        await Mobilisation.StepAsync(city.Taxis[0].Line, alert, "accepted");
        var first = (await city.Taxis[0].Line.NextAsync("step")).GetProperty("at").GetString();
        await Mobilisation.StepAsync(city.Taxis[0].Line, alert, "accepted");
        (await city.Taxis[0].Line.NextAsync("step")).GetProperty("at").GetString().ShouldBe(first);
        await Mobilisation.StepAsync(city.Taxis[1].Line, alert, "declined");
        await city.Taxis[1].Line.NextAsync("step");
        var view = await city.UntilAsync(alert, counts => counts.GetProperty("accepted").GetInt32() == 1 && counts.GetProperty("declined").GetInt32() == 1);
        (Count(view, "queued"), Count(view, "sent"), Count(view, "seen"), Count(view, "silent")).ShouldBe((3, 3, 3, 1));

        (await city.Dispatcher.PostAsync($"alerts/{alert}/stand-down", new { reason = "caught" })).ShouldBe(200);
        foreach (var (_, _, line) in city.Taxis)
        {
            var over = await line.NextAsync("retract");
            over.GetProperty("kind").GetString().ShouldBe("standDown");
            await Mobilisation.StepAsync(line, alert, "released", over.GetProperty("seq").GetInt32());
            await line.NextAsync("step", message => message.GetProperty("step").GetString() == "released");
        }
        await city.UntilAsync(alert, counts => counts.GetProperty("released").GetInt32() == 3);
    }

    [Fact]
    public async Task A_taxi_that_was_away_hears_of_it_when_it_connects_and_of_its_end_but_never_of_the_alert_after_that()
    {
        await using var city = await Mobilisation.StartAsync(gateway, taxis: 2);
        var (_, away, line) = city.Taxis[1];
        await line.DisposeAsync();
        var alert = Id(await city.OrderAsync());
        await using (var again = await UnitClient.ConnectAsync(gateway.Address, away.Token!))
            (await again.NextAsync("alert")).GetProperty("alert").GetProperty("id").GetString().ShouldBe(alert);
        (await city.Commander.PostAsync($"alerts/{alert}/retract", new { reason = "wrong plate" })).ShouldBe(200);
        await using var third = await UnitClient.ConnectAsync(gateway.Address, away.Token!);
        var retract = await third.NextAsync("retract");
        retract.GetProperty("kind").GetString().ShouldBe("retracted");
        retract.GetProperty("text").GetProperty("en").GetString()!.ShouldContain("wrong plate");
        await Mobilisation.StepAsync(third, alert, "accepted");
        (await third.NextAsync("problem")).GetProperty("code").GetString().ShouldBe("alert-over");
        (await city.Taxis[1].Api.GetAsync($"units/{city.Taxis[1].Unit}/alerts")).Text.ShouldBe("[]");
    }

    [Fact]
    public async Task A_description_waits_for_a_second_person_who_is_another_account()
    {
        await using var city = await Mobilisation.StartAsync(gateway, taxis: 1);
        var body = city.Body(description: new { kind = "vehicle", zh = "白色轿车", en = "white saloon" });
        var preview = await city.Dispatcher.PostAsync($"incidents/{city.Incident}/alerts/preview", body, null);
        preview.Body.GetProperty("needsRelease").GetBoolean().ShouldBeTrue();
        preview.Body.GetProperty("why").GetString().ShouldBe("description");
        var alert = Id(await city.OrderAsync(body));
        var waiting = await city.GetAsync(alert);
        waiting.GetProperty("standing").GetString().ShouldBe("awaitsRelease");
        Count(waiting, "queued").ShouldBe(0);
        (await city.Commander.PostAsync($"alerts/{alert}/release", null)).ShouldRefuse(403, "second-person-needed");
        (await city.Dispatcher.PostAsync($"alerts/{alert}/release", null)).ShouldBe(200);
        (await city.Taxis[0].Line.NextAsync("alert")).GetProperty("alert").GetProperty("lookFor").GetProperty("en").GetString().ShouldBe("white saloon");
    }

    [Fact]
    public async Task Before_the_incident_is_verified_the_city_is_not_alerted()
    {
        await using var city = await Mobilisation.StartAsync(gateway, taxis: 0, verified: false);
        (await city.Commander.PostAsync($"incidents/{city.Incident}/alerts", city.Body(new { kind = "city" }, "cityWide")))
            .ShouldRefuse(409, "incident-not-verified");
    }

    [Fact]
    public async Task A_quota_asks_one_a_refusal_asks_the_next_and_an_acceptance_asks_nobody_more()
    {
        await using var city = await Mobilisation.StartAsync(gateway, taxis: 3);
        var alert = Id(await city.OrderAsync(city.Body(quota: 1)));
        await city.Taxis[0].Line.NextAsync("alert");
        Count(await city.GetAsync(alert), "queued").ShouldBe(1);
        await Mobilisation.StepAsync(city.Taxis[0].Line, alert, "declined");
        await Task.WhenAny(city.Taxis[1].Line.NextAsync("alert"), city.Taxis[2].Line.NextAsync("alert"));
        var view = await city.UntilAsync(alert, counts => counts.GetProperty("queued").GetInt32() > 1);
        view.GetProperty("waves").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task The_same_order_twice_is_one_alert_and_another_body_under_its_key_is_refused()
    {
        await using var city = await Mobilisation.StartAsync(gateway, taxis: 1);
        var path = $"incidents/{city.Incident}/alerts";
        var first = await city.Commander.PostAsync(path, city.Body(), "once");
        var again = await city.Commander.PostAsync(path, city.Body(), "once");
        Id(again.Body).ShouldBe(Id(first.Body));
        (await city.Commander.PostAsync(path, city.Body(quota: 1), "once")).ShouldRefuse(422, "key-reused");
        (await city.Dispatcher.GetAsync(path)).Body.GetArrayLength().ShouldBe(1);
        Count(await city.GetAsync(Id(first.Body)), "queued").ShouldBe(1);
    }

    [Fact]
    public async Task Recipients_are_paged_with_their_times_and_found_by_step()
    {
        await using var city = await Mobilisation.StartAsync(gateway, taxis: 3);
        var alert = Id(await city.OrderAsync());
        await city.Taxis[0].Line.NextAsync("alert");
        await Mobilisation.StepAsync(city.Taxis[0].Line, alert, "unable");
        await city.Taxis[0].Line.NextAsync("step", message => message.GetProperty("step").GetString() == "unable");
        var seen = new HashSet<string>();
        for (string? after = ""; after is not null;)
        {
            var page = await city.Dispatcher.GetAsync($"alerts/{alert}/recipients?limit=2" + (after.Length == 0 ? "" : "&after=" + after));
            page.ShouldBe(200);
            foreach (var item in page.Body.GetProperty("items").EnumerateArray())
                seen.Add(item.GetProperty("unit").GetString()!).ShouldBeTrue();
            after = page.Body.GetProperty("next").GetString();
        }
        seen.ShouldBe(city.Taxis.Select(taxi => taxi.Unit), ignoreOrder: true);
        var unable = (await city.Dispatcher.GetAsync($"alerts/{alert}/recipients?step=unable")).Body.GetProperty("items");
        unable.GetArrayLength().ShouldBe(1);
        unable[0].GetProperty("times").GetProperty("queued").GetDateTimeOffset().ShouldBeLessThanOrEqualTo(unable[0].GetProperty("times").GetProperty("unable").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_unit_without_a_line_answers_over_http()
    {
        await using var city = await Mobilisation.StartAsync(gateway, taxis: 1);
        var (unit, api, line) = city.Taxis[0];
        await line.DisposeAsync();
        var alert = Id(await city.OrderAsync());
        var own = (await api.GetAsync($"units/{unit}/alerts")).Body;
        own[0].GetProperty("id").GetString().ShouldBe(alert);
        (await api.PostAsync($"units/{unit}/alerts/{alert}/steps", new { step = "accepted", seq = 1 })).ShouldBe(200);
        (await api.GetAsync($"units/{unit}/alerts")).Body[0].GetProperty("step").GetString().ShouldBe("accepted");
        (await api.PostAsync($"units/{unit}/alerts/{alert}/steps", new { step = "dance", seq = 1 })).ShouldRefuse(400, "invalid-field", "step");
        var other = await gateway.SignInAsync(Role.Unit, "somebody-else");
        (await other.GetAsync($"units/{unit}/alerts")).ShouldRefuse(403, "not-your-unit");
        (await other.PostAsync($"units/somebody-else/alerts/{alert}/steps", new { step = "accepted", seq = 1 })).ShouldRefuse(404, "unknown-alert");
    }

    [Fact]
    public async Task A_sighting_with_a_photo_is_shown_graded_and_kept_and_a_photo_that_is_none_is_refused()
    {
        await using var city = await Mobilisation.StartAsync(gateway, taxis: 1);
        await using var screen = await HubClient.ConnectAsync(gateway.Address, "hub/centre", city.Dispatcher.Token);
        await screen.NextAsync("Incidents");
        var (unit, api, line) = city.Taxis[0];
        var alert = Id(await city.OrderAsync());
        byte[] png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];
        await line.SendAsync(new { t = "sighting", alert, lat = city.Lat, lon = Mobilisation.Lon, heading = 90.0, what = "vehicle", note = "white", photo = png, key = "s1" });
        var id = (await line.NextAsync("sighting")).GetProperty("id").GetString()!;
        await screen.NextAsync("Sighting", sighting => sighting.GetProperty("id").GetString() == id);
        (await api.PostAsync($"units/{unit}/sightings", new { lat = city.Lat, lon = Mobilisation.Lon, what = "person", photo = new byte[] { 1, 2, 3 } }))
            .ShouldRefuse(400, "photo-type", "photo");
        var path = $"incidents/{city.Incident}/sightings";
        (await city.Dispatcher.PostAsync($"{path}/{id}/grade", new { grade = "doubtful", note = "far" })).ShouldBe(200);
        var all = (await city.Dispatcher.GetAsync(path)).Body;
        all.GetArrayLength().ShouldBe(1);
        all[0].GetProperty("grade").GetString().ShouldBe("doubtful");
        var photo = await city.Dispatcher.Http.GetAsync($"/api/v1/{path}/{id}/photo");
        photo.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        (await photo.Content.ReadAsByteArrayAsync()).ShouldBe(png);
        (await city.Dispatcher.GetAsync($"incidents/{city.Incident}/log")).Text.ShouldContain("sighting-reported");
    }

    [Fact]
    public async Task A_panic_call_is_on_every_screen_and_in_the_log_once()
    {
        await using var city = await Mobilisation.StartAsync(gateway, taxis: 1);
        await using var screen = await HubClient.ConnectAsync(gateway.Address, "hub/centre", city.Dispatcher.Token);
        await screen.NextAsync("Incidents");
        await city.OrderAsync();
        var (unit, _, line) = city.Taxis[0];
        for (var press = 0; press < 2; press++)
        {
            await line.SendAsync(new { t = "panic", lat = city.Lat, lon = Mobilisation.Lon, key = $"p{press}" });
            await line.NextAsync("panic");
            await screen.NextAsync("Panic", panic => panic.GetProperty("unit").GetString() == unit);
        }
        var log = (await city.Dispatcher.GetAsync($"incidents/{city.Incident}/log")).Body.GetProperty("entries").EnumerateArray();
        log.Count(entry => entry.GetProperty("kind").GetString() == "panic-raised").ShouldBe(1);
    }

    [Fact]
    public async Task The_radio_desk_reads_what_is_live_and_takes_back_what_was_wrong()
    {
        await using var city = await Mobilisation.StartAsync(gateway, taxis: 1);
        var alert = Id(await city.OrderAsync());
        JsonElement Line(Answer answer) => answer.Body.GetProperty("lines").EnumerateArray().Single(line => line.GetProperty("alert").GetString() == alert);
        Line(await city.Dispatcher.GetAsync("radio")).GetProperty("standing").GetString().ShouldBe("live");
        (await city.Commander.PostAsync($"alerts/{alert}/retract", new { reason = "wrong man" })).ShouldBe(200);
        var line = Line(await city.Dispatcher.GetAsync("radio"));
        line.GetProperty("standing").GetString().ShouldBe("retracted");
        line.GetProperty("text").GetProperty("en").GetString()!.ShouldContain("withdrawn");
    }

    [Fact]
    public async Task Only_a_commander_orders_and_only_the_centre_releases_and_ends()
    {
        await using var city = await Mobilisation.StartAsync(gateway, taxis: 0);
        (await city.Dispatcher.PostAsync($"incidents/{city.Incident}/alerts", city.Body())).ShouldBe(403);
        var auditor = await gateway.SignInAsync(Role.Auditor);
        foreach (var act in new[] { "release", "waves", "retract", "stand-down" })
            (await auditor.PostAsync($"alerts/Anothing/{act}", new { })).ShouldBe(403);
        (await city.Dispatcher.GetAsync("alerts/Anothing")).ShouldRefuse(404, "unknown-alert");
        (await city.Dispatcher.PostAsync("alerts/Anothing/stand-down", new { })).ShouldRefuse(404, "unknown-alert");
    }
}

using Dispatch.Domain;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Incidents;
using Dispatch.Domain.Recommendation;
using Dispatch.Domain.Tracking;
using Dispatch.Domain.Units;
using Dispatch.Grains.Cells;
using Dispatch.Grains.Tests.Units;

namespace Dispatch.Grains.Tests.Incidents;

public sealed class IncidentLifeTests
{
    [Fact]
    public async Task A_robbery_from_the_call_to_the_closing()
    {
        await using var city = await City.Start();
        await city.OnDuty("car-1", "car-2");
        var at = City.Report().Location.At;
        await Report(city, at, "car-1", 500);
        await Report(city, at, "car-2", 900);

        var incident = await city.Open();
        var grain = city.Incident(incident.Id);
        var proposed = City.Ok(await grain.Recommend(city.Header(), new RecommendationRequest(1, [], [], Metres.Kilometres(5))));
        proposed.Chosen.ShouldHaveSingleItem().Unit.Value.ShouldBe("car-1");
        proposed.Reserves.ShouldHaveSingleItem().Unit.Value.ShouldBe("car-2");

        (await city.Send(incident.Id, "car-1")).Refused.ShouldBeEmpty();
        var unit = (await city.Unit("car-1").Get())!;
        unit.Status.ShouldBe(UnitStatus.Dispatched);
        unit.Task!.Incident.ShouldBe(incident.Id);
        unit.Task.Place.ShouldBe("解放大路 12 号");

        await city.Progress(incident.Id, "car-1", AssignmentStep.Acknowledged);
        await city.Progress(incident.Id, "car-1", AssignmentStep.EnRoute);
        (await city.Unit("car-1").Get())!.Status.ShouldBe(UnitStatus.EnRoute);
        city.Clock.Advance(TimeSpan.FromMinutes(3));
        await grain.SawArrival(new UnitId("car-1"), city.Clock.GetUtcNow(), City.Report().Location.At);
        // One way, and in no order with what follows.
        await TestCity.Until(async () => (await grain.Get())!.Status == IncidentStatus.InProgress);
        var here = City.Ok(await grain.AddNote(city.Header(), "两人已控制"));
        here.Status.ShouldBe(IncidentStatus.InProgress);
        here.Assignments[0].OnSceneAt.ShouldBe(city.Clock.GetUtcNow());
        (await city.Unit("car-1").Get())!.Status.ShouldBe(UnitStatus.OnScene);

        var closed = City.Ok(await grain.Close(city.Header(), "arrested", null));
        closed.Status.ShouldBe(IncidentStatus.Closed);
        closed.Assignments[0].Step.ShouldBe(AssignmentStep.Cleared);
        var free = (await city.Unit("car-1").Get())!;
        (free.Status, free.Task).ShouldBe((UnitStatus.Available, null));
        LogVerifier.Verify(incident.Id, await grain.Log(), city.Seals.All.Last()).ShouldBeNull();
        (await grain.Log()).Select(entry => entry.Kind).ShouldBe(
        [
            "incident-opened", "recommendation-made", "unit-dispatched", "assignment-progressed", "assignment-progressed",
            "assignment-progressed", "note-added", "assignment-progressed", "incident-closed",
        ]);
    }

    [Fact]
    public async Task After_a_restart_the_view_and_the_log_are_the_same()
    {
        await using var city = await City.Start();
        await city.OnDuty("car-1");
        var incident = await city.Open();
        await city.Send(incident.Id, "car-1");
        await city.Progress(incident.Id, "car-1", AssignmentStep.EnRoute);
        var (view, log) = (await city.Incident(incident.Id).Get(), await city.Incident(incident.Id).Log());
        await city.Restart();
        Text(await city.Incident(incident.Id).Get()).ShouldBe(Text(view));
        (await city.Incident(incident.Id).Log()).ShouldBe(log);
    }

    [Fact]
    public async Task A_repeated_command_gives_the_first_answer_also_after_a_restart_and_writes_nothing()
    {
        await using var city = await City.Start();
        await city.OnDuty("car-1");
        var (open, send, propose) = (city.Header("open"), city.Header("send"), city.Header("propose"));
        var request = new RecommendationRequest(1, [], [], Metres.Kilometres(2));
        var incident = city.Incident(IncidentIds.For(open));
        var first = (City.Ok(await incident.Open(open, City.Report())),
            City.Ok(await incident.Recommend(propose, request)),
            City.Ok(await incident.Dispatch(send, City.Ids("car-1", "ghost"))));
        await city.Progress(first.Item1.Id, "car-1", AssignmentStep.OnScene);
        for (var round = 0; round < 2; round++)
        {
            var written = city.Store.Writes.Count(id => id.StartsWith("incident/", StringComparison.Ordinal));
            incident = city.Incident(IncidentIds.For(open));
            Text(City.Ok(await incident.Open(open, City.Report()))).ShouldBe(Text(first.Item1));
            Text(City.Ok(await incident.Recommend(propose, request))).ShouldBe(Text(first.Item2));
            Text(City.Ok(await incident.Dispatch(send, City.Ids("car-1", "ghost")))).ShouldBe(Text(first.Item3));
            city.Store.Writes.Count(id => id.StartsWith("incident/", StringComparison.Ordinal)).ShouldBe(written);
            await city.Restart();
        }

        (await city.Incident(first.Item1.Id).Dispatch(send with { Fingerprint = "other" }, City.Ids("car-1"))).Refusal!.Kind.ShouldBe(RefusalKind.KeyReused);
    }

    [Fact]
    public async Task An_incident_that_was_never_opened_is_not_there()
    {
        await using var city = await City.Start();
        var grain = city.Incident(new IncidentId("0000000000"));
        (await grain.Get()).ShouldBeNull();
        (await grain.Log()).ShouldBeEmpty();
        (await grain.StandingOf(new UnitId("car-1"))).ShouldBe(new Grains.Incidents.AssignmentStanding(null, false));
        (await grain.Close(city.Header(), "arrested", null)).Refusal!.Kind.ShouldBe(RefusalKind.NotFound);
        (await grain.Dispatch(city.Header(), City.Ids("car-1"))).Refusal!.Kind.ShouldBe(RefusalKind.NotFound);
    }

    [Fact]
    public async Task A_refused_opening_leaves_nothing_behind()
    {
        await using var city = await City.Start();
        var header = city.Header();
        var id = IncidentIds.For(header);
        (await city.Incident(id).Open(header, City.Report(type: "nonsense"))).Refusal!.Field.ShouldBe("typeCode");
        (await city.Incident(id).Get()).ShouldBeNull();
        (await city.Board(id).Open()).ShouldBeEmpty();
        city.Store.Writes.ShouldBeEmpty();
    }

    private static async Task Report(City city, GeoPoint from, string unit, double metres)
    {
        var at = Earth.Travel(from, Heading.FromDegrees(90), new Metres(metres));
        var fix = new Fix(at, city.Clock.GetUtcNow(), null, null, null);
        var summary = await city.Unit(unit).EnterCell(CellId.Of(at), city.Clock.GetUtcNow());
        await city.Cell(at).Report([new UnitFix(new UnitId(unit), fix, null)]);
        await city.Cell(at).UnitChanged(summary!);
    }

    internal static string Text<T>(T value) => System.Text.Json.JsonSerializer.Serialize(value);
}

using Dispatch.Domain.Geo;
using Dispatch.Domain.Incidents;
using Dispatch.Domain.Recommendation;

namespace Dispatch.Domain.Tests.Incidents;

public sealed class DeciderTests
{
    [Fact]
    public void Opening_keeps_the_report_the_caller_taker_and_the_time()
    {
        var incident = Given.Opened().Incident!;
        incident.Report.ShouldBe(Given.Report());
        incident.Status.ShouldBe(IncidentStatus.Open);
        incident.OpenedAt.ShouldBe(Given.Noon);
        incident.OpenedBy.ShouldBe(Given.Li);
        incident.Version.ShouldBe(1);
    }

    public static TheoryData<string, IncidentReport> WrongReports() => new()
    {
        { "typeCode", Given.Report(type: "no-such-type") },
        { "typeCode", Given.Report() with { TypeCode = null! } },
        { "priority", Given.Report(priority: (Priority)5) },
        { "channel", Given.Report(channel: (SourceChannel)99) },
        { "location", Given.Report() with { Location = null! } },
        { "location.address", Given.Report(address: null!) },
        { "location.address", Given.Report(address: new string('a', 201)) },
        { "location.address", Given.Report(address: "a\nb") },
        { "description", Given.Report(description: new string('字', 2001)) },
        { "description", Given.Report(description: "a\0b") },
        { "description", Given.Report(description: "a\u001Bb") },
        { "description", Given.Report(description: "\uD800 alone") },
        { "description", Given.Report(description: "a\u202Eb") },
        { "caller.name", Given.Report(caller: new Caller(new string('n', 81), null)) },
        { "caller.number", Given.Report(caller: new Caller(null, "139\t")) },
    };

    [Theory, MemberData(nameof(WrongReports))]
    public void A_wrong_report_is_refused_with_the_field_named(string field, IncidentReport report)
    {
        var refusal = Given.Empty().Refuses(new OpenIncident(report));
        refusal.Kind.ShouldBe(RefusalKind.Invalid);
        refusal.Field.ShouldBe(field);
    }

    [Fact]
    public void Texts_at_their_limit_with_emoji_and_line_feeds_are_taken() =>
        Given.Opened(Given.Report(address: new string('a', 200), description: "🚓\n\t" + new string('b', 1996))).Incident.ShouldNotBeNull();

    [Fact]
    public void A_second_opening_by_another_command_is_refused() =>
        Given.Opened().Refuses(new OpenIncident(Given.Report())).Code.ShouldBe("incident-exists");

    [Fact]
    public void Every_command_on_an_incident_that_was_never_opened_is_not_found()
    {
        IncidentCommand[] commands =
        [
            Given.Dispatch(Given.Car), new ProgressAssignment(Given.Car, AssignmentStep.EnRoute, null), new AddNote("x"),
            new ReviseIncident("theft", null, null, null), new CloseIncident("arrested", null), new ReopenIncident("x"), Recommended(),
        ];
        foreach (var command in commands)
            Given.Empty().Refuses(command).Kind.ShouldBe(RefusalKind.NotFound, command.ToString());
    }

    [Fact]
    public void Sending_units_makes_the_incident_dispatched_and_records_who_could_not_go()
    {
        var refused = new DispatchRefused(Given.Second, new Refusal("off-duty", "Off duty.", RefusalKind.Conflict));
        var log = Given.Opened().With(new DispatchUnits([new UnitDispatched(Given.Car, "吉A 1")], [refused]));
        log.Incident!.Status.ShouldBe(IncidentStatus.Dispatched);
        log.Incident.Assignments.ShouldHaveSingleItem().CallSign.ShouldBe("吉A 1");
        log.Entries.Select(entry => entry.Kind).ShouldBe(["incident-opened", "unit-dispatched", "dispatch-refused"]);
        log.CausedBy(Given.Header("key-1")).Last().ShouldBe(refused);
    }

    [Fact]
    public void A_unit_on_the_incident_cannot_be_sent_again_until_it_has_left()
    {
        var log = Given.Sent(Given.Car);
        log.Refuses(Given.Dispatch(Given.Car)).Code.ShouldBe("already-assigned");
        var again = log.With(new ProgressAssignment(Given.Car, AssignmentStep.Declined, null)).With(Given.Dispatch(Given.Car), minute: 5);
        again.Incident!.Assignments.Length.ShouldBe(2);
        again.Incident.Assignments[0].Step.ShouldBe(AssignmentStep.Declined);
        again.Incident.Assignments[1].DispatchedAt.ShouldBe(Given.Noon.AddMinutes(5));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(51)]
    public void The_number_of_units_in_one_command_is_bounded(int count) =>
        DispatchUnits.Check(Given.Opened().Incident, [.. Enumerable.Range(0, count).Select(i => new UnitId($"u{i}"))])!.Field.ShouldBe("units");

    [Fact]
    public void A_unit_named_twice_or_without_a_proper_id_is_refused()
    {
        var incident = Given.Opened().Incident;
        DispatchUnits.Check(incident, [Given.Car, Given.Car])!.Code.ShouldBe("unit-twice");
        DispatchUnits.Check(incident, [default])!.Code.ShouldBe("unit-id");
        DispatchUnits.Check(incident, [new UnitId("a b")])!.Code.ShouldBe("unit-id");
    }

    [Fact]
    public void Correcting_writes_only_what_differs_and_nothing_when_nothing_does()
    {
        var log = Given.Opened();
        var revised = log.With(new ReviseIncident("vehicle-theft", Priority.Life, null, null));
        revised.Incident!.Report.ShouldBe(Given.Report(type: "vehicle-theft"));
        revised.Entries[^1].Body.ShouldBe("""{"typeCode":"vehicle-theft","priority":null,"location":null,"description":null}""");
        revised.Take(new ReviseIncident("vehicle-theft", null, null, null), Given.Header("again")).Log.ShouldBeSameAs(revised);
        log.Refuses(new ReviseIncident("nonsense", null, null, null)).Field.ShouldBe("typeCode");
        log.Refuses(new ReviseIncident(null, 0, null, null)).Field.ShouldBe("priority");
    }

    [Fact]
    public void Closing_needs_a_known_disposition_and_clears_the_units()
    {
        var log = Given.Sent(Given.Car, Given.Second).With(new ProgressAssignment(Given.Second, AssignmentStep.Declined, null));
        log.Refuses(new CloseIncident("went-home", null)).Field.ShouldBe("disposition");
        var closed = log.With(new CloseIncident("arrested", "两人"), minute: 9);
        closed.Incident!.Status.ShouldBe(IncidentStatus.Closed);
        closed.Incident.Disposition.ShouldBe("arrested");
        closed.Incident.ClosedAt.ShouldBe(Given.Noon.AddMinutes(9));
        closed.StepOf(Given.Car).ShouldBe(AssignmentStep.Cleared);
        closed.StepOf(Given.Second).ShouldBe(AssignmentStep.Declined);
    }

    [Fact]
    public void A_real_incident_cannot_end_as_a_drill_but_a_drill_can()
    {
        Given.Opened().Refuses(new CloseIncident("drill-ended", null)).Code.ShouldBe("not-a-drill");
        Given.Opened(Given.Report(drill: true)).With(new CloseIncident("drill-ended", null)).Incident!.Status.ShouldBe(IncidentStatus.Closed);
    }

    [Fact]
    public void A_closed_incident_takes_notes_and_reopening_and_says_so_to_everything_else()
    {
        var closed = Given.Closed();
        closed.With(new AddNote("late")).Incident!.Status.ShouldBe(IncidentStatus.Closed);
        IncidentCommand[] commands = [Given.Dispatch(Given.Second), new ReviseIncident("theft", null, null, null), new CloseIncident("arrested", null), Recommended()];
        foreach (var command in commands)
        {
            var refusal = closed.Refuses(command);
            refusal.Kind.ShouldBe(RefusalKind.Conflict);
            refusal.Message.ShouldContain("reopen");
        }

        var open = closed.With(new ReopenIncident("又打来"));
        open.Incident!.Status.ShouldBe(IncidentStatus.Open);
        open.Incident.Disposition.ShouldBeNull();
        open.Refuses(new ReopenIncident("x")).Message.ShouldContain("legal");
    }

    [Fact]
    public void Notes_need_words_and_keep_their_limit()
    {
        var log = Given.Opened();
        log.Refuses(new AddNote(" ")).Field.ShouldBe("text");
        log.Refuses(new AddNote(null!)).Field.ShouldBe("text");
        log.Refuses(new AddNote(new string('n', 2001))).Field.ShouldBe("text");
        log.With(new AddNote(new string('n', 2000))).Entries.Length.ShouldBe(2);
        Given.Closed().Refuses(new ReopenIncident("")).Field.ShouldBe("reason");
    }

    [Fact]
    public void A_full_log_takes_no_more_notes_but_can_still_be_closed()
    {
        var log = Given.Sent(Given.Car);
        while (log.Entries.Length < IncidentLog.Room)
            log = log.With(new AddNote("n"));
        log.Refuses(new AddNote("one more")).Code.ShouldBe("log-full");
        log.With(new ProgressAssignment(Given.Car, AssignmentStep.OnScene, null)).With(new CloseIncident("arrested", null))
            .Incident!.Status.ShouldBe(IncidentStatus.Closed);
    }

    [Fact]
    public void An_arrival_seen_late_twice_or_before_the_dispatch_changes_nothing()
    {
        var log = Given.Sent(Given.Car);
        var seen = log.Observe(new NoticeArrival(Given.Car, Given.Noon.AddMinutes(4), Given.Scene), Given.Noon.AddMinutes(4)).Log;
        seen.StepOf(Given.Car).ShouldBe(AssignmentStep.OnScene);
        seen.Incident!.Assignments[0].OnSceneAt.ShouldBe(Given.Noon.AddMinutes(4));
        seen.Entries[^1].By.ShouldBe(Actor.System);
        seen.Observe(new NoticeArrival(Given.Car, Given.Noon.AddMinutes(5), Given.Scene), Given.Noon.AddMinutes(5)).Log.ShouldBeSameAs(seen);
        log.Observe(new NoticeArrival(Given.Car, Given.Noon, Given.Scene), Given.Noon).Log.ShouldBeSameAs(log);
        log.Observe(new NoticeArrival(Given.Second, Given.Noon.AddMinutes(4), Given.Scene), Given.Noon.AddMinutes(4)).Log.ShouldBeSameAs(log);
        Given.Closed().Observe(new NoticeArrival(Given.Car, Given.Noon.AddMinutes(99), Given.Scene), Given.Noon).Log.Incident!.Status.ShouldBe(IncidentStatus.Closed);
    }

    [Fact]
    public void A_request_for_units_out_of_range_is_refused_with_the_field()
    {
        var incident = Given.Opened().Incident;
        var fine = new RecommendationRequest(3, [], [], new Metres(5000));
        RecordRecommendation.Check(incident, fine).ShouldBeNull();
        RecordRecommendation.Check(incident, fine with { Kinds = default, Capabilities = default }).ShouldBeNull();
        RecordRecommendation.Check(incident, fine with { Count = 0 })!.Field.ShouldBe("count");
        RecordRecommendation.Check(incident, fine with { Count = 51 })!.Field.ShouldBe("count");
        RecordRecommendation.Check(incident, fine with { Radius = new Metres(99) })!.Field.ShouldBe("radius");
        RecordRecommendation.Check(incident, fine with { Radius = new Metres(double.NaN) })!.Field.ShouldBe("radius");
        RecordRecommendation.Check(incident, fine with { Kinds = [(Dispatch.Domain.Units.UnitKind)77] })!.Field.ShouldBe("kinds");
        RecordRecommendation.Check(incident, fine with { Capabilities = [""] })!.Field.ShouldBe("capabilities");
    }

    internal static RecordRecommendation Recommended() => new(new RecommendationResult(
        new RecommendationRequest(1, [Dispatch.Domain.Units.UnitKind.PatrolCar], ["armed"], new Metres(2500.5)),
        [new UnitChoice(Given.Car, "吉A 1", Dispatch.Domain.Units.UnitKind.PatrolCar, new Metres(812.25), TimeSpan.FromSeconds(75.5), true, TimeSpan.FromSeconds(3), "nearest-by-eta")],
        [],
        [new Exclusion("stale-position", 4)],
        null,
        Given.Noon));
}

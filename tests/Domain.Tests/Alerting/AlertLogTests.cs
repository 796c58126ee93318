using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Sightings;
using Dispatch.Domain.Incidents;
using Dispatch.Domain.Tests.Incidents;

namespace Dispatch.Domain.Tests.Alerting;

/// <summary>What the incident's log says of its alerts.</summary>
public sealed class AlertLogTests
{
    private static readonly UnitId Unit = new("t-1");

    private static readonly IncidentEvent[] Events =
    [
        new AlertOrdered("A1", 1, AlertKind.Lookout, AudienceKind.Radius, 40, 0, Alerts.Expiry, true, "description", "注意", null, "白车", "white car"),
        new AlertReleased("A1", 40), new WaveSent("A1", 1, 20), new AlertUpdated("A1", 2, 3, "cordon"),
        new SightingReported("S1", "A1", Unit, SightingSubject.Person, Alerts.Centre, 90, "往北", true), new SightingGraded("S1", SightingGrade.Accepted, null),
        new PanicRaised(Unit, null), new HistoryLooked(Unit, "complaint", Alerts.Noon, Alerts.Expiry), new AlertRetracted("A1", 3, "wrong car"),
        new AlertStoodDown("A1", 3, null), new AlertExpired("A1", 3), new RetentionDone("photos", Alerts.Noon, 2),
    ];

    [Fact]
    public void Every_event_of_an_alert_is_written_folded_and_read_back_and_the_chain_holds()
    {
        var log = Events.Aggregate(Given.Opened(), (log, happened) => log.With(AlertCommand.For(happened)));
        log.Entries.Skip(1).Select(entry => EventCodec.Read(entry.Kind, entry.Body)).ShouldBe(Events);
        LogVerifier.Verify(log.Id, log.Entries).ShouldBeNull();
        IncidentLog.Load(log.Id, log.Entries).Incident!.Version.ShouldBe(Events.Length + 1);
    }

    [Fact]
    public void Every_kind_of_event_that_a_log_can_hold_is_known_to_the_codec()
    {
        var kinds = typeof(IncidentEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(IncidentEvent)) && type.Namespace == typeof(IncidentEvent).Namespace).ToList();
        var alerts = kinds.Where(type => type.Name.StartsWith("Alert", StringComparison.Ordinal) || type.Name.StartsWith("Sighting", StringComparison.Ordinal)).ToList();
        alerts.ShouldBeSubsetOf(Events.Select(happened => happened.GetType()));
    }

    [Fact]
    public void A_closed_incident_alerts_nobody_and_still_records_how_its_alerts_end()
    {
        var closed = Given.Closed();
        closed.Refuses(AlertCommand.For(Events[0])).Kind.ShouldBe(RefusalKind.Conflict);
        closed.With(AlertCommand.For(new AlertStoodDown("A1", 2, null))).Entries.Length.ShouldBe(closed.Entries.Length + 1);
    }

    [Fact]
    public void An_incident_is_verified_once_with_the_words_of_how()
    {
        var log = Given.Opened();
        log.Incident!.VerifiedAt.ShouldBeNull();
        log.Refuses(new VerifyIncident(" ")).Field.ShouldBe("how");
        var verified = log.With(new VerifyIncident("officer on the scene"), minute: 3);
        verified.Incident!.VerifiedAt.ShouldBe(Given.Noon.AddMinutes(3));
        verified.With(new VerifyIncident("second caller"), minute: 5).Entries.Length.ShouldBe(verified.Entries.Length);
        Given.Closed().Refuses(new VerifyIncident("late")).Kind.ShouldBe(RefusalKind.Conflict);
    }

    [Fact]
    public void The_same_command_finds_the_alert_that_it_ordered_and_another_one_makes_another()
    {
        var first = AlertId.For(Alerts.Incident, Alerts.Header("k"));
        first.ShouldBe(AlertId.For(Alerts.Incident, Alerts.Header("k", second: 9)));
        AlertId[] others = [AlertId.For(new IncidentId("incident-2"), Alerts.Header("k")), AlertId.For(Alerts.Incident, Alerts.Header("k2")), AlertId.For(Alerts.Incident, Alerts.Header("k", Alerts.Zhao))];
        others.ShouldAllBe(other => other != first);
        AlertId.TryParse(first.Value).ShouldBe(first);
        AlertId.TryParse("a b").ShouldBeNull();
    }
}

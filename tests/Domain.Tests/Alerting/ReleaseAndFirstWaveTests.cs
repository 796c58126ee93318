using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Orders;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Incidents;
using Dispatch.Domain.Units;
using static Dispatch.Domain.Tests.Alerting.Alerts;

namespace Dispatch.Domain.Tests.Alerting;

public sealed class ReleaseAndFirstWaveTests
{
    private static readonly AlertDescription Car = new(DescriptionKind.Vehicle, new BilingualText("白色面包车", "white van"));

    [Fact]
    public void Every_description_waits_for_a_second_person_however_few_hear_it() =>
        Ordered(Order(description: Car), eligible: 1).Standing.ShouldBe(AlertStanding.AwaitsRelease);

    [Theory]
    [InlineData(50, AlertStanding.Active)]
    [InlineData(51, AlertStanding.AwaitsRelease)]
    public void Above_the_set_number_of_recipients_a_second_person_is_needed(int eligible, AlertStanding standing) =>
        Ordered(Order(), eligible).Standing.ShouldBe(standing);

    [Fact]
    public void Nobody_releases_their_own_order_and_another_does()
    {
        var alert = Ordered(Order(description: Car));
        ReleaseAlert.Decide(alert, Header("r", Wang, 5)).Refusal!.Code.ShouldBe("second-person-needed");
        var released = ReleaseAlert.Decide(alert, Header("r", Zhao, 5)).Value!;
        released.Standing.ShouldBe(AlertStanding.Active);
        released.ReleasedBy.ShouldBe(Zhao);
        ReleaseAlert.Decide(released, Header("r2", Zhao, 6)).Value.ShouldBeSameAs(released);
    }

    [Fact]
    public void No_wave_leaves_before_the_release_after_the_end_or_after_expiry()
    {
        var alert = Ordered(Order(description: Car));
        Wave(alert, 10).Refusal!.Code.ShouldBe("alert-not-active");
        var released = ReleaseAlert.Decide(alert, Header("r", Zhao, 5)).Value!;
        Wave(released, 10).Value!.Waves.ShouldHaveSingleItem().Size.ShouldBe(1);
        Wave(released, 3600).Refusal!.Code.ShouldBe("alert-not-active");
        Wave(EndAlert.StandDown(released, null, Header("s", second: 9)).Value!, 10).Refusal!.Code.ShouldBe("alert-not-active");
    }

    [Theory]
    [InlineData(AlertKind.CityWide)]
    [InlineData(AlertKind.Lookout)]
    public void An_incident_that_is_not_verified_never_reaches_the_whole_city(AlertKind kind)
    {
        var order = Order(kind, Audience.City());
        OrderAlert.Decide(order, verified: false, Choice(5), Header(), AlertLimits.Default).Refusal!.Code.ShouldBe("incident-not-verified");
        OrderAlert.Decide(order, verified: true, Choice(5), Header(), AlertLimits.Default).Ok.ShouldBeTrue();
    }

    [Theory]
    [InlineData(0, 20)]
    [InlineData(15, 5)]
    [InlineData(25, 0)]
    public void While_it_is_not_verified_no_more_than_twenty_hear_of_it_in_all(int told, int room) =>
        FirstWaveRule.Room(verified: false, told, AlertLimits.Default).ShouldBe(room);

    [Fact]
    public void A_retraction_follows_a_stand_down_but_not_the_other_way_round()
    {
        var over = EndAlert.StandDown(Ordered(Order()), "caught", Header("s", second: 9)).Value!;
        over.Ending.ShouldBe(EndingKind.StandDown);
        var retracted = EndAlert.Retract(over, "wrong car", Header("t", second: 20)).Value!;
        retracted.Ending.ShouldBe(EndingKind.Retracted);
        retracted.Seq.ShouldBe(3);
        EndAlert.StandDown(retracted, null, Header("u", second: 30)).Value.ShouldBeSameAs(retracted);
        EndAlert.Retract(over, " ", Header("t")).Refusal!.Field.ShouldBe("reason");
    }

    [Fact]
    public void Time_alone_expires_an_alert_and_an_early_timer_does_not()
    {
        var alert = Ordered(Order());
        EndAlert.Expire(alert, Expiry.AddTicks(-1)).ShouldBeSameAs(alert);
        var expired = EndAlert.Expire(alert, Expiry);
        expired.Standing.ShouldBe(AlertStanding.Expired);
        EndAlert.Expire(expired, Expiry.AddHours(1)).ShouldBeSameAs(expired);
    }

    [Fact]
    public void Each_decision_is_noted_for_the_log_in_a_form_that_it_reads_back()
    {
        var alert = ReleaseAlert.Decide(Ordered(Order(description: Car)), Header("r", Zhao, 5)).Value!;
        alert = EndAlert.Retract(Wave(alert, 10).Value!, "wrong car", Header("t", second: 20)).Value!;
        alert.Notes.Select(note => note.EventKind).ShouldBe(["alert-ordered", "alert-released", "wave-sent", "alert-retracted"]);
        foreach (var note in alert.Notes)
        {
            var happened = EventCodec.Read(note.EventKind, note.EventBody);
            EventCodec.BodyOf(happened).ShouldBe(note.EventBody);
            AlertCommand.For(happened).Decide(null).Refusal!.Code.ShouldBe("unknown-incident");
        }

        alert.Notes.Select(note => note.Header(alert.Order.Id).Key).ShouldBeUnique();
    }

    private static Alert Ordered(AlertOrder order, int eligible = 5) =>
        OrderAlert.Decide(order, verified: true, Choice(eligible), Header(), AlertLimits.Default).Value!;

    private static Outcome<Alert> Wave(Alert alert, int second) =>
        SendWave.Decide(alert, [Taxi()], [], Actor.System, Noon.AddSeconds(second));
}

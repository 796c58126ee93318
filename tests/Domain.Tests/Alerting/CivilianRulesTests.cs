using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Audiences;
using Dispatch.Domain.Alerting.Delivery;
using Dispatch.Domain.Alerting.Orders;
using Dispatch.Domain.Alerting.Retention;
using Dispatch.Domain.Alerting.Sightings;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Incidents;
using Dispatch.Domain.Units;
using static Dispatch.Domain.Alerting.Delivery.LadderStep;
using static Dispatch.Domain.Tests.Alerting.Alerts;

namespace Dispatch.Domain.Tests.Alerting;

/// <summary>The rules that come with mobilising civilians; docs/decisions/0012 says which test holds which rule.</summary>
public sealed class CivilianRulesTests
{
    [Theory]
    [InlineData("follow the van", "follow")]
    [InlineData("Try stopping him", "stopping")]
    [InlineData("APPROACH and look", "approach")]
    [InlineData("block the road", "block")]
    [InlineData("Ｆｏｌｌｏｗ it", "follow")]
    [InlineData("fol\u200Blow it", "follow")]
    [InlineData("do not worry, follow him", "follow")]
    [InlineData("don't stop, follow him", "follow")]
    [InlineData("do not stop; chase him", "chase")]
    [InlineData("do not wait to approach", "approach")]
    [InlineData("go after it", "go after")]
    [InlineData("box in the car", "box in")]
    [InlineData("看到后请跟随", "跟随")]
    [InlineData("把车拦下", "拦下")]
    [InlineData("请跟 随 该车", "跟随")]
    [InlineData("可以靠近看清车牌", "靠近")]
    [InlineData("不要犹豫，追上去", "追上")]
    [InlineData("不要停车，跟踪它", "跟踪")]
    [InlineData("請攔截白車", "攔截")]
    [InlineData("堵住路口并围堵", "围堵")]
    public void A_text_that_tells_civilians_to_act_is_refused_and_the_words_are_named(string text, string word)
    {
        foreach (var order in (AlertOrder[])[Order(text: new BilingualText(text, "x")), Order(description: new AlertDescription(DescriptionKind.Vehicle, new BilingualText("白车", text)))])
        {
            var refusal = OrderAlert.Decide(order, true, Choice(5), Header(), AlertLimits.Default).Refusal.ShouldNotBeNull(text);
            refusal.Code.ShouldBe("civilian-told-to-act");
            refusal.Message.ShouldContain(word);
        }
    }

    [Theory]
    [InlineData("do not stop, follow or approach")]
    [InlineData("Please do not follow it.")]
    [InlineData("Never approach him; report.")]
    [InlineData("不要拦截、跟随或靠近")]
    [InlineData("看到即报告，切勿靠近。")]
    [InlineData("请勿自行跟踪，等待民警。")]
    [InlineData("White van, last seen at the bus station")]
    [InlineData("白色面包车，左后灯不亮，往北行驶")]
    public void A_prohibition_and_a_plain_description_pass(string text) =>
        OrderAlert.Decide(Order(text: new BilingualText(text, text)), true, Choice(5), Header(), AlertLimits.Default).Refusal.ShouldBeNull(text);

    [Fact]
    public void An_alert_to_officers_alone_may_say_what_it_must() =>
        OrderAlert.Decide(Order(audience: Audience.Around(Centre, new Metres(3000), UnitKind.PatrolCar), text: new BilingualText("拦截该车", "stop the car")), true, Choice(5), Header(), AlertLimits.Default)
            .Ok.ShouldBeTrue();

    [Theory]
    [InlineData(UnitKind.Taxi, false)]
    [InlineData(UnitKind.Volunteer, false)]
    [InlineData(UnitKind.PatrolCar, true)]
    public void A_wave_with_a_civilian_on_the_inner_ring_never_leaves_wherever_it_came_from(UnitKind kind, bool leaves)
    {
        var alert = OrderAlert.Decide(Order(AlertKind.Posts, Audience.ForPosts([Post(1, ring: 1)], new Metres(3000))), true, Choice(5), Header(), AlertLimits.Default).Value!;
        var sent = SendWave.Decide(alert, [Taxi(kind: kind, post: Post(1, ring: 1))], [], Actor.System, Noon.AddSeconds(1));
        sent.Refusal?.Code.ShouldBe("civilian-on-inner-ring");
        sent.Ok.ShouldBe(leaves);
    }

    [Fact]
    public void Saying_no_costs_nothing_neither_rest_nor_budget_nor_rank()
    {
        // What the next alert sees of a driver is its summary, its fix and how many alerts it was SENT. A refusal is in none of them.
        var (yes, no) = (Ladder(Sent, Delivered, Accepted), Ladder(Sent, Delivered, Declined));
        no.HasRefused.ShouldBeTrue();
        typeof(AlertCandidate).GetProperties().Select(property => property.Name).ShouldBe(["Unit", "Summary", "Fix", "Occupied", "AlertsToday"], ignoreOrder: true);
        AlertTally.None.With(yes.QueuedAt).Count(Noon).ShouldBe(AlertTally.None.With(no.QueuedAt).Count(Noon));
        var unit = Civilian().Value!;
        unit.Release(Alerts.Incident, UnitPolicy.Default, Noon).ShouldBeSameAs(unit, "who said no has no task, so no rest and no other state follows");

        // Two taxis that differ only in what they answered last time stand in the same order as before.
        var question = new AudienceQuestion(Audience.Around(Centre, new Metres(3000)), false, [], AlertLimits.Default, Noon);
        AlertCandidate[] both = [Candidate("a"), Candidate("b")];
        AudienceRules.Choose(question, both).Eligible.Select(one => one.Unit.Value).ShouldBe(["a", "b"]);
    }

    [Fact]
    public void A_retraction_and_a_stand_down_reach_exactly_who_was_told_and_each_confirms()
    {
        var told = new[] { Ladder(), Ladder(Sent), Ladder(Sent, Delivered), Ladder(Sent, Accepted), Ladder(Sent, Declined), Ladder(Sent, Accepted, EnRoute, AtPost) };
        foreach (var kind in (EndingKind[])[EndingKind.Retracted, EndingKind.StandDown, EndingKind.Expired])
            foreach (var ladder in told)
            {
                var ended = ladder.End(kind, 2, Noon.AddSeconds(60));
                ended.Owed!.Kind.ShouldBe(kind, "whatever it answered");
                ended.Take(News(Released, 70, seq: 2), Expiry).Owed.ShouldBeNull();
            }
    }

    [Fact]
    public void A_civilians_precise_position_is_used_only_while_it_is_mobilised_or_has_a_task()
    {
        foreach (var (ladder, mobilised) in ((DeliveryLadder?, bool)[])[(null, false), (Ladder(Sent, Seen), false), (Ladder(Sent, Accepted), true), (Ladder(Sent, Accepted, Unable), false),
            (Ladder(Sent, Declined), false), (Ladder(Sent, Accepted).End(EndingKind.Released, 2, Noon), false)])
        {
            PositionUse.IsMobilised(ladder).ShouldBe(mobilised);
            foreach (var kind in (UnitKind[])[UnitKind.Taxi, UnitKind.Volunteer])
            {
                PositionUse.IsCoarse(kind, hasTask: false, PositionUse.IsMobilised(ladder)).ShouldBe(!mobilised);
                PositionUse.IsCoarse(kind, hasTask: true, PositionUse.IsMobilised(ladder)).ShouldBeFalse();
            }
            PositionUse.IsCoarse(UnitKind.PatrolCar, hasTask: false, PositionUse.IsMobilised(ladder)).ShouldBeFalse();
        }
    }

    [Fact]
    public void Everything_is_deleted_on_its_day_unless_it_is_held_and_the_log_says_so()
    {
        var limits = RetentionLimits.Default;
        limits.Fault().ShouldBeNull();
        (limits with { Photos = TimeSpan.Zero }).Fault()!.ShouldContain("Photos");
        foreach (var cut in RetentionRules.Cuts(limits, Noon))
        {
            cut.Before.ShouldBe(Noon - limits.Of(cut.What));
            RetentionRules.IsDue(cut.What, cut.Before, held: false, limits, Noon).ShouldBeTrue();
            RetentionRules.IsDue(cut.What, cut.Before.AddTicks(1), held: false, limits, Noon).ShouldBeFalse();
            RetentionRules.IsDue(cut.What, cut.Before, held: true, limits, Noon).ShouldBeFalse();
            RetentionRules.IsDue(cut.What, null, held: false, limits, Noon).ShouldBeFalse("it is not over");
            RetentionRules.Evidence(cut, 0).ShouldBeNull();
            EventCodec.BodyOf(RetentionRules.Evidence(cut, 3)!).ShouldContain("\"deleted\":3");
        }
    }

    [Fact]
    public void A_look_into_history_needs_a_purpose_a_case_and_a_bounded_time_and_stands_in_the_log()
    {
        var look = new HistoryLook("complaint 12", Alerts.Incident, new UnitId("t"), Noon.AddDays(-1), Noon);
        (look with { Purpose = " " }).Decide().Refusal!.Field.ShouldBe("purpose");
        (look with { Case = null }).Decide().Refusal!.Field.ShouldBe("case");
        (look with { From = Noon.AddDays(-8) }).Decide().Refusal!.Field.ShouldBe("to");
        (look with { From = Noon }).Decide().Refusal!.Field.ShouldBe("to");
        var looked = look.Decide().Value!;
        EventCodec.Read(EventCodec.KindOf(looked), EventCodec.BodyOf(looked)).ShouldBe(looked);
        AlertCommand.For(looked).ShouldBeOfType<RecordAlertNews>();
    }

    [Fact]
    public void A_sighting_moves_nobody_until_it_is_accepted_and_every_judgement_stays_on_record()
    {
        var seen = new UnitSighting(SightingId.For(new UnitId("t"), new CommandKey("k")), Alerts.Incident, new AlertId("A1"), new UnitId("t"), "t", UnitKind.Taxi,
            SightingSubject.Vehicle, Centre, Heading.FromDegrees(90), null, null, Noon, []);
        seen.Evidence(new Metres(100)).ShouldBeNull();
        var doubtful = seen.Judge(SightingGrade.Doubtful, "too dark", Wang, Noon).Value!;
        doubtful.Evidence(new Metres(100)).ShouldBeNull();
        var accepted = doubtful.Judge(SightingGrade.Accepted, null, Zhao, Noon.AddSeconds(9)).Value!;
        accepted.Evidence(new Metres(100))!.SeenAt.ShouldBe(Noon);
        accepted.Judge(SightingGrade.Accepted, null, Wang, Noon.AddSeconds(20)).Value.ShouldBeSameAs(accepted);
        accepted.Judge(SightingGrade.Rejected, "other car", Wang, Noon.AddSeconds(30)).Value!.Judgements.Select(one => one.Grade)
            .ShouldBe([SightingGrade.Doubtful, SightingGrade.Accepted, SightingGrade.Rejected]);
        seen.Judge(SightingGrade.Ungraded, null, Wang, Noon).Refusal!.Field.ShouldBe("grade");
    }

    [Fact]
    public void A_thumb_that_presses_again_and_again_calls_once()
    {
        var first = new PanicCall(new UnitId("t"), "t", Centre, Alerts.Incident, Noon);
        first.Again(first with { ReportedAt = Noon.AddSeconds(29) }).ShouldBeSameAs(first);
        first.Again(first with { ReportedAt = Noon.AddSeconds(30) }).ReportedAt.ShouldBe(Noon.AddSeconds(30));
    }

    private static Outcome<UnitState> Civilian() => UnitState.Unregistered.Register(
        new UnitProfile(new UnitId("t"), "t", UnitKind.Taxi, Agency.Civilian, []), Noon);

    private static AlertCandidate Candidate(string id) => new(
        new UnitId(id), new UnitSummary(new UnitProfile(new UnitId(id), id, UnitKind.Taxi, Agency.Civilian, []), true, UnitStatus.Available, null, null, null, 1),
        new Dispatch.Domain.Tracking.Fix(Centre, Noon, null, null, null), false, 1);
}

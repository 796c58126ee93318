using Dispatch.Domain.Incidents;

namespace Dispatch.Domain.Tests.Incidents;

public sealed class DeskTests
{
    private static readonly IncidentId Other = new("OTHER00000");

    private static IncidentLink Heard(bool linked, int minute) => new(Other, linked, Given.Noon.AddMinutes(minute), Given.Li, "same car");

    private static IncidentLog Hears(IncidentLog log, IncidentLink heard) => log.Observe(new HearOfLink(heard), Given.Noon.AddHours(1)).Log;

    [Fact]
    public void A_second_caller_is_kept_beside_the_first_with_what_they_said()
    {
        var log = Given.Opened(Given.Report(caller: new Caller("王", "13800000001")))
            .With(new AddCaller(new Caller(null, "13900000002"), SourceChannel.App, null, "two men, red car"));
        log.Incident!.Report.Caller!.Number.ShouldBe("13800000001");
        log.Incident.Desk.Callers.Single().ShouldSatisfyAllConditions(
            one => one.Caller!.Number.ShouldBe("13900000002"), one => one.Said.ShouldBe("two men, red car"), one => one.TakenBy.ShouldBe(Given.Li.Id));
        LogVerifier.Verify(log.Id, log.Entries).ShouldBeNull();
    }

    [Fact]
    public void Callers_are_masked_in_views_and_log_so_that_they_differ_and_are_not_known()
    {
        CallerMask.Of(new Caller("欧阳娜", "13912345678")).ShouldBe(new Caller("欧••", "•••••••••78"));
        CallerMask.Of(new Caller(null, "7")).ShouldBe(new Caller(null, "•"));
        CallerMask.Of((Caller?)null).ShouldBeNull();
        var log = Given.Opened(Given.Report(caller: new Caller("王五", "13800000001"))).With(new AddCaller(new Caller("赵六", "13900000002"), SourceChannel.Phone, null, null));
        foreach (var entry in log.Entries.Select(CallerMask.Of))
        {
            entry.Body.ShouldNotContain("1380000000");
            entry.Body.ShouldNotContain("1390000000");
            entry.Body.ShouldNotContain("赵六");
            EventCodec.Read(entry.Kind, entry.Body).ShouldNotBeNull();
        }
    }

    [Fact]
    public void Links_are_made_once_ended_once_and_never_to_itself()
    {
        var log = Given.Opened().With(new LinkIncident(Other, "same car"));
        log.Take(new LinkIncident(Other, null), Given.Header("again")).Log.ShouldBeSameAs(log);
        log.Incident!.Desk.LinkTo(Other)!.Linked.ShouldBeTrue();
        log.With(new UnlinkIncident(Other), 3).Incident!.Desk.LinkTo(Other)!.Linked.ShouldBeFalse();
        log.Refuses(new LinkIncident(log.Id, null)).Code.ShouldBe("linked-to-itself");
    }

    [Theory]
    [InlineData("L1 U2", false)]
    [InlineData("U2 L1", false)]
    [InlineData("L1 U2 L1 L1", false)]
    [InlineData("L3 U2", true)]
    [InlineData("U2 L3 L1", true)]
    public void News_of_a_link_come_to_the_same_in_whatever_order_they_arrive(string news, bool linked)
    {
        var log = Given.Opened();
        foreach (var one in news.Split(' '))
            log = Hears(log, Heard(one[0] == 'L', one[1] - '0'));
        (log.Incident!.Desk.LinkTo(Other)?.Linked ?? false).ShouldBe(linked);
    }

    [Fact]
    public void An_unlink_that_is_heard_late_does_not_undo_a_newer_link_made_here()
    {
        var log = Given.Opened().With(new LinkIncident(Other, null), minute: 5);
        Hears(log, Heard(false, 3)).ShouldBeSameAs(log);
        Hears(log, Heard(false, 7)).Incident!.Desk.LinkTo(Other)!.ShouldSatisfyAllConditions(
            link => link.Linked.ShouldBeFalse(), link => link.By.ShouldBe(Given.Li), link => link.Since.ShouldBe(Given.Noon.AddMinutes(7)));
    }

    [Fact]
    public void Agencies_come_from_the_catalogue_and_are_involved_once()
    {
        var log = Given.Opened().With(new InvolveAgency("gas", "valve 12"));
        log.Take(new InvolveAgency("gas", "valve 12"), Given.Header("again")).Log.ShouldBeSameAs(log);
        log.Incident!.Desk.Agencies.Single().Note.ShouldBe("valve 12");
        log.With(new ReleaseAgency("gas"), 3).Incident!.Desk.Agencies.ShouldBeEmpty();
        log.Refuses(new InvolveAgency("wizards", null)).Field.ShouldBe("agency");
    }

    [Fact]
    public void A_major_incident_is_declared_and_ended_with_a_reason_and_not_after_closing()
    {
        var log = Given.Opened().With(new SetMajor(true, "coach accident"));
        log.Incident!.Desk.Major!.Reason.ShouldBe("coach accident");
        log.With(new SetMajor(false, "all taken to hospital"), 3).Incident!.Desk.Major.ShouldBeNull();
        log.Refuses(new SetMajor(false, " ")).Field.ShouldBe("reason");
        Given.Closed().Refuses(new SetMajor(true, "late")).Code.ShouldBe("incident-closed");
    }

    [Fact]
    public void A_call_back_planned_at_closing_is_tried_again_until_somebody_says_how_satisfied_they_are()
    {
        var log = Given.Sent(Given.Car).With(new CloseIncident("arrested", null, Given.Noon.AddDays(1)), minute: 9);
        log.Incident!.Desk.CallBack!.Due.ShouldBe(Given.Noon.AddDays(1));
        log.Refuses(new RecordCallBack(CallBackResult.NotReached, null, null, null)).Field.ShouldBe("nextDue");
        log = log.With(new RecordCallBack(CallBackResult.NotReached, null, "engaged", Given.Noon.AddDays(2)), 20);
        log.Incident!.Desk.CallBack.ShouldSatisfyAllConditions(one => one!.Tries.ShouldBe(1), one => one!.DoneAt.ShouldBeNull());
        log.Refuses(new RecordCallBack(CallBackResult.Reached, 6, null, null)).Field.ShouldBe("satisfaction");
        log = log.With(new RecordCallBack(CallBackResult.Reached, 5, "thanks", null), 30);
        log.Incident!.Desk.CallBack.ShouldSatisfyAllConditions(
            one => one!.Satisfaction.ShouldBe(5), one => one!.DoneBy.ShouldBe(Given.Li.Id), one => one!.DoneAt.ShouldBe(Given.Noon.AddMinutes(30)));
        log.Refuses(new RecordCallBack(CallBackResult.Reached, 5, null, null)).Code.ShouldBe("no-call-back");
    }

    [Fact]
    public void A_call_back_is_dropped_only_with_a_word_why() =>
        Given.Opened().With(new PlanCallBack(Given.Noon.AddHours(2), null)).Refuses(new RecordCallBack(CallBackResult.Dropped, null, null, null)).Field.ShouldBe("remark");

    [Fact]
    public void A_due_date_of_another_century_is_a_slip() =>
        Given.Opened().Refuses(new PlanCallBack(Given.Noon.AddYears(-100), null)).Field.ShouldBe("due");

    [Fact]
    public void A_call_is_reviewed_item_by_item_and_never_by_whoever_took_it()
    {
        var log = Given.Closed();
        ReviewMark[] full = [.. ReviewItems.All.Select(item => new ReviewMark(item.Code, 2))];
        log.Refuses(new ReviewCall([.. full], null, Given.Li.Id)).Code.ShouldBe("own-call");
        log.Refuses(new ReviewCall([.. full[1..]], null, "chief")).Field.ShouldBe("marks");
        log.Refuses(new ReviewCall([.. full[1..], new ReviewMark(full[0].Item, 3)], null, "chief")).Field.ShouldBe("marks");
        log.With(new ReviewCall([.. full], "well done", "chief"), 20).Incident!.Desk.Review!.Points.ShouldBe(2 * ReviewItems.All.Length);
    }

    [Fact]
    public void A_log_of_the_desk_is_read_again_as_it_was_written()
    {
        var log = Given.Closed()
            .With(new AddCaller(new Caller("a", "1"), SourceChannel.Radio, Given.Report().Location, "x"), 11).With(new LinkIncident(Other, "y"), 12)
            .With(new UnlinkIncident(Other), 13).With(new InvolveAgency("fire", null), 14).With(new ReleaseAgency("fire"), 15)
            .With(new PlanCallBack(Given.Noon.AddHours(3), "evening"), 16).With(new RecordCallBack(CallBackResult.NotReached, null, null, Given.Noon.AddHours(9)), 17)
            .With(new RecordCallBack(CallBackResult.Dropped, null, "no number", null), 18);
        LogVerifier.Verify(log.Id, log.Entries).ShouldBeNull();
        var again = Incident.Fold(log.Id, log.Entries)!;
        again.Desk.Callers.ShouldBe(log.Incident!.Desk.Callers);
        again.Desk.Links.ShouldBe(log.Incident.Desk.Links);
        again.Desk.CallBack.ShouldBe(log.Incident.Desk.CallBack);
    }
}

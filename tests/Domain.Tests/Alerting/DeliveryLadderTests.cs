using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Delivery;
using static Dispatch.Domain.Alerting.Delivery.LadderStep;
using static Dispatch.Domain.Tests.Alerting.Alerts;

namespace Dispatch.Domain.Tests.Alerting;

public sealed class DeliveryLadderTests
{
    [Fact]
    public void The_servers_time_counts_and_the_devices_is_kept_as_said()
    {
        var mark = Ladder(Sent, Delivered, Seen, Accepted).Marks[^1];
        mark.At.ShouldBe(Noon.AddSeconds(4));
        mark.DeviceAt.ShouldBe(Noon.AddSeconds(-3));
    }

    [Fact]
    public void Every_time_is_written_once_and_repeated_news_changes_nothing()
    {
        var ladder = Ladder(Sent, Delivered, Seen, Accepted, EnRoute, AtPost);
        foreach (var step in (LadderStep[])[Sent, Delivered, Seen, Accepted, EnRoute, AtPost])
            ladder.Take(News(step, 60), Expiry).ShouldBeSameAs(ladder, $"{step}");
    }

    [Fact]
    public void Late_news_of_a_lower_step_changes_nothing()
    {
        var ladder = Ladder(Sent, Accepted);
        ladder.Take(News(Delivered, 9), Expiry).ShouldBeSameAs(ladder);
        ladder.Take(News(Seen, 9), Expiry).ShouldBeSameAs(ladder);
        ladder.TimeOf(Delivered).ShouldBeNull();
        AlertCounts.Of(ladder).Delivered.ShouldBe(1, "accepting implies it");
    }

    [Fact]
    public void A_refusal_is_final()
    {
        var ladder = Ladder(Sent, Delivered, Declined);
        foreach (var step in (LadderStep[])[Seen, Accepted, EnRoute, AtPost, Unable, Declined])
            ladder.Take(News(step, 60), Expiry).ShouldBeSameAs(ladder, $"{step}");
        ladder.Step.ShouldBe(Declined);
    }

    [Fact]
    public void Whoever_accepted_may_still_say_no_and_both_times_stay()
    {
        var ladder = Ladder(Sent, Accepted, EnRoute, Unable);
        ladder.IsCommitted.ShouldBeFalse();
        ladder.TimeOf(Accepted).ShouldBe(Noon.AddSeconds(2));
        ladder.TimeOf(Unable).ShouldBe(Noon.AddSeconds(4));
        AlertCounts.Of(ladder).ShouldBe(new AlertCounts(1, 1, 1, 1, Accepted: 1, Unable: 1, Withdrawn: 1, EnRoute: 1));
    }

    [Fact]
    public void Nothing_is_delivered_or_accepted_after_expiry()
    {
        var ladder = Ladder(Sent);
        foreach (var step in (LadderStep[])[Delivered, Seen, Accepted, Declined, EnRoute])
            ladder.Take(News(step, 3600), Expiry).ShouldBeSameAs(ladder, $"{step}");
        ladder.IsPending(Expiry.AddTicks(-1), Expiry).ShouldBeTrue();
        ladder.IsPending(Expiry, Expiry).ShouldBeFalse();
    }

    [Fact]
    public void Whoever_accepted_in_time_may_arrive_after_expiry() =>
        Ladder(Sent, Accepted).Take(News(AtPost, 3700), Expiry).Step.ShouldBe(AtPost);

    [Fact]
    public void After_the_end_only_the_confirmation_is_recorded()
    {
        var ladder = Ladder(Sent, Delivered).End(EndingKind.StandDown, 2, Noon.AddSeconds(30));
        foreach (var step in (LadderStep[])[Seen, Accepted, Declined, EnRoute, AtPost])
            ladder.Take(News(step, 60), Expiry).ShouldBeSameAs(ladder, $"{step}");
        ladder.IsPending(Noon.AddSeconds(31), Expiry).ShouldBeFalse();
        ladder.Take(News(Released, 60, seq: 2), Expiry).TimeOf(Released).ShouldBe(Noon.AddSeconds(60));
    }

    [Fact]
    public void Released_is_confirmed_once_and_not_before_it_was_ordered()
    {
        var ladder = Ladder(Sent, Accepted);
        ladder.Take(News(Released, 9), Expiry).ShouldBeSameAs(ladder);
        var released = ladder.End(EndingKind.Released, 2, Noon.AddSeconds(10)).Take(News(Released, 12, seq: 2), Expiry);
        released.Take(News(Released, 20, seq: 2), Expiry).ShouldBeSameAs(released);
        released.End(EndingKind.Released, 3, Noon.AddSeconds(30)).ShouldBeSameAs(released);
        released.End(EndingKind.StandDown, 3, Noon.AddSeconds(30)).ShouldBeSameAs(released);
    }

    [Fact]
    public void A_retraction_reaches_also_who_was_thanked_before_and_is_confirmed_by_itself()
    {
        var thanked = Ladder(Sent, Accepted).End(EndingKind.Released, 2, Noon.AddSeconds(10)).Take(News(Released, 12, seq: 2), Expiry);
        var retracted = thanked.End(EndingKind.Retracted, 5, Noon.AddSeconds(40));
        retracted.IsReleased.ShouldBeFalse();
        retracted.Owed!.Kind.ShouldBe(EndingKind.Retracted);
        retracted.Take(News(Released, 50, seq: 2), Expiry).ShouldBeSameAs(retracted, "the confirmation of the thanks, repeated");
        retracted.Take(News(Released, 51, seq: 5), Expiry).IsReleased.ShouldBeTrue();
    }

    [Fact]
    public void A_position_at_the_post_counts_only_for_who_accepted()
    {
        var bystander = Ladder(Sent, Seen);
        bystander.Take(News(AtPost, 9, noticed: true), Expiry).ShouldBeSameAs(bystander);
        Ladder(Sent, Accepted).Take(News(AtPost, 9, noticed: true), Expiry).Step.ShouldBe(AtPost);
        bystander.Take(News(EnRoute, 9), Expiry).HasAccepted.ShouldBeTrue("who says that it is on the way has accepted");
    }

    [Fact]
    public void An_update_is_delivered_anew_and_the_answer_stands_for_the_same_post_only()
    {
        var same = Ladder(Sent, Delivered, Accepted).Renew(3, Noon.AddSeconds(20), sameTask: true);
        same.IsPending(Noon.AddSeconds(21), Expiry).ShouldBeTrue();
        same.IsCommitted.ShouldBeTrue();
        same.Take(News(Delivered, 22, seq: 1), Expiry).ShouldBeSameAs(same, "that was the text before");
        same.Take(News(Delivered, 22, seq: 3), Expiry).IsPending(Noon.AddSeconds(23), Expiry).ShouldBeFalse();
        same.Take(News(AtPost, 25, seq: 1), Expiry).Step.ShouldBe(AtPost, "the same task under another number");

        var moved = Ladder(Sent, Delivered, Accepted).Renew(3, Noon.AddSeconds(20), sameTask: false);
        moved.HasAnswered.ShouldBeFalse();
        moved.Take(News(Accepted, 25, seq: 1), Expiry).ShouldBeSameAs(moved, "an answer to the post before");
        moved.Take(News(Accepted, 25, seq: 3), Expiry).IsCommitted.ShouldBeTrue();
    }

    [Fact]
    public void Who_accepts_a_newer_text_again_has_it_and_is_not_told_it_once_more()
    {
        var renewed = Ladder(Sent, Delivered, Accepted).Renew(3, Noon.AddSeconds(20), sameTask: true);
        renewed.Take(News(Accepted, 22, seq: 1), Expiry).ShouldBeSameAs(renewed, "that was the text before");
        var again = renewed.Take(News(Accepted, 22, seq: 3), Expiry);
        again.IsPending(Noon.AddSeconds(23), Expiry).ShouldBeFalse();
        again.TimeOf(Accepted).ShouldBe(renewed.TimeOf(Accepted), "the first answer stands");
        again.Take(News(Accepted, 24, seq: 3), Expiry).ShouldBeSameAs(again);
    }

    [Fact]
    public void Nothing_is_renewed_after_the_end_or_after_a_refusal()
    {
        var refused = Ladder(Sent, Declined);
        refused.Renew(3, Noon.AddSeconds(20), sameTask: false).ShouldBeSameAs(refused);
        var ended = Ladder(Sent).End(EndingKind.Released, 2, Noon);
        ended.Renew(3, Noon.AddSeconds(20), sameTask: true).ShouldBeSameAs(ended);
    }
}

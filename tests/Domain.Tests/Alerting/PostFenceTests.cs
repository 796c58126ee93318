using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Delivery;
using static Dispatch.Domain.Alerting.Delivery.LadderStep;
using static Dispatch.Domain.Tests.Alerting.Alerts;

namespace Dispatch.Domain.Tests.Alerting;

public sealed class PostFenceTests
{
    private static readonly AlertPost ThePost = Post(7);

    [Fact]
    public void Only_the_position_of_who_accepted_a_post_and_is_not_there_yet_is_looked_at()
    {
        var fence = PostFence.Of(Alerts.Incident, ThePost, Ladder(Sent, Accepted)).ShouldNotBeNull();
        fence.Centre.ShouldBe(ThePost.At);
        fence.Inner.ShouldBe(ThePost.StandOff + PostFence.Reach, "who keeps the distance asked for is at the post");
        fence.Outer.ShouldBeGreaterThan(fence.Inner);
        foreach (var ladder in new[]
        {
            Ladder(), Ladder(Sent, Seen), Ladder(Sent, Declined), Ladder(Sent, Accepted, Unable), Ladder(Sent, Accepted, AtPost),
            Ladder(Sent, Accepted).End(EndingKind.Released, 2, Noon),
        })
            PostFence.Of(Alerts.Incident, ThePost, ladder).ShouldBeNull();
        PostFence.Of(Alerts.Incident, null, Ladder(Sent, Accepted)).ShouldBeNull("without a post there is nothing to arrive at");
    }

    [Fact]
    public void What_the_server_notices_counts_only_for_who_accepted_and_the_units_own_word_before_it_stays()
    {
        var noticed = News(AtPost, 60) with { Noticed = true };
        var waiting = Ladder(Sent, Seen);
        waiting.Take(noticed, Expiry).ShouldBeSameAs(waiting);
        Ladder(Sent, Accepted).Take(noticed, Expiry).TimeOf(AtPost).ShouldBe(noticed.At);
        var said = Ladder(Sent, Accepted).Take(News(AtPost, 50), Expiry);
        said.Take(noticed, Expiry).ShouldBeSameAs(said);
    }
}

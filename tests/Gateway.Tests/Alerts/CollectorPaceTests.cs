using Dispatch.Domain.Alerting;
using Dispatch.Gateway.Alerts;

namespace Dispatch.Gateway.Tests.Alerts;

public sealed class CollectorPaceTests
{
    private const long Room = 512L << 20;
    private const long Near = Room - CollectorPace.Needed;

    private readonly CollectorPace _pace = new(Room);

    [Fact]
    public void A_collection_that_would_fall_into_a_large_alert_is_made_while_it_awaits_its_release() =>
        _pace.TakeDue(AlertStanding.AwaitsRelease, CollectorPace.Many, Near).ShouldBeTrue();

    [Fact]
    public void It_is_made_once_and_not_with_each_picture_of_the_alert()
    {
        _pace.TakeDue(AlertStanding.AwaitsRelease, CollectorPace.Many, Near);

        _pace.TakeDue(AlertStanding.AwaitsRelease, CollectorPace.Many, Near + 1).ShouldBeFalse();
    }

    [Fact]
    public void After_a_collection_of_the_runtimes_own_there_is_room_again()
    {
        _pace.Look(collections: 1, Near);

        _pace.TakeDue(AlertStanding.AwaitsRelease, CollectorPace.Many, Near + Near - 1).ShouldBeFalse();
        _pace.TakeDue(AlertStanding.AwaitsRelease, CollectorPace.Many, Near + Near).ShouldBeTrue();
    }

    [Fact]
    public void Nobody_is_made_to_wait_while_an_alert_is_being_sent() =>
        _pace.TakeDue(AlertStanding.Active, CollectorPace.Many, Room).ShouldBeFalse();

    [Fact]
    public void A_small_alert_is_not_worth_a_pause() =>
        _pace.TakeDue(AlertStanding.AwaitsRelease, CollectorPace.Many - 1, Room).ShouldBeFalse();

    [Fact]
    public void Without_room_to_speak_of_nothing_is_paced() =>
        new CollectorPace(64 << 20).TakeDue(AlertStanding.AwaitsRelease, CollectorPace.Many, Room).ShouldBeFalse();
}

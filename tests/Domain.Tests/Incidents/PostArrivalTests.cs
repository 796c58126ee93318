using Dispatch.Domain.Geo;
using Dispatch.Domain.Incidents;

namespace Dispatch.Domain.Tests.Incidents;

/// <summary>A unit is on scene once for an incident, and may be sent on to a post of its cordon, and from that to another.</summary>
public sealed class PostArrivalTests
{
    private static readonly GeoPoint North = GeoPoint.Of(43.89, 125.32);
    private static readonly GeoPoint South = GeoPoint.Of(43.87, 125.32);

    private static PostTask Post(int node, GeoPoint at) => new(Given.Car, node, at, "A / B", "Hold it.");

    private static IncidentLog OnScene() => Given.Sent(Given.Car).With(new ProgressAssignment(Given.Car, AssignmentStep.OnScene, null), minute: 3);

    private static IncidentLog Posted(IncidentLog log) =>
        log.With(new RecordCordonActivated(new CordonActivated(1, "1-fewestPosts", true, false, [Post(7, North)])), minute: 4);

    private static bool IsAway(IncidentLog log) => log.Incident!.IsAway(log.Incident.Assignments[0]);

    private static LogAnswer See(IncidentLog log, GeoPoint fence, int minute) =>
        log.Observe(new NoticeArrival(Given.Car, Given.Noon.AddMinutes(minute), fence), Given.Noon.AddMinutes(minute));

    [Fact]
    public void Who_was_on_scene_before_the_cordon_is_not_at_its_post_until_it_is_seen_there()
    {
        var posted = Posted(OnScene());
        IsAway(OnScene()).ShouldBeFalse();
        IsAway(posted).ShouldBeTrue();
        See(posted, Given.Scene, 5).Log.ShouldBeSameAs(posted, "a late sighting at the scene says nothing of the post");

        var there = See(posted, North, 6).Log;
        IsAway(there).ShouldBeFalse();
        there.Incident!.Assignments[0].OnSceneAt.ShouldBe(Given.Noon.AddMinutes(3), "the milestone stays");
        See(there, North, 7).Log.ShouldBeSameAs(there);
    }

    [Fact]
    public void Who_is_sent_on_from_one_post_to_another_has_to_arrive_there()
    {
        var first = See(Posted(Given.Sent(Given.Car)), North, 5).Log;
        IsAway(first).ShouldBeFalse();
        var moved = first.With(new RecordCordonUpdated(new CordonUpdated(2, "seen elsewhere", false, [Post(9, South)], [])), minute: 6);
        IsAway(moved).ShouldBeTrue();
        See(moved, North, 7).Log.ShouldBeSameAs(moved);
        IsAway(See(moved, South, 8).Log).ShouldBeFalse();
    }

    [Fact]
    public void A_button_pressed_again_after_the_post_was_moved_does_not_say_that_the_unit_is_there()
    {
        var posted = Posted(OnScene());
        IsAway(posted.With(new ProgressAssignment(Given.Car, AssignmentStep.OnScene, null), minute: 8)).ShouldBeTrue();
    }

    [Fact]
    public void A_unit_on_its_way_that_is_seen_where_it_was_to_go_before_has_not_arrived()
    {
        var posted = Posted(Given.Sent(Given.Car));
        See(posted, Given.Scene, 5).Log.ShouldBeSameAs(posted);
        See(posted, North, 5).Log.StepOf(Given.Car).ShouldBe(AssignmentStep.OnScene);
    }
}

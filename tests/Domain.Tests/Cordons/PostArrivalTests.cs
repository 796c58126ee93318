using System.Collections.Immutable;
using Dispatch.Domain.Cordons;
using Dispatch.Domain.Cordons.Orders;

namespace Dispatch.Domain.Tests.Cordons;

public sealed class PostArrivalTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private static CordonVersion Version(int minute, PostChangeKind kind, int node) => new(
        minute, Noon.AddMinutes(minute), Actor.System, "test", [new CordonChange(kind, node, "A / B", "test")]);

    [Fact]
    public void Who_was_on_scene_before_the_post_was_ordered_is_not_at_the_post()
    {
        ImmutableArray<CordonVersion> history = [Version(5, PostChangeKind.Added, 7)];
        PostArrival.Counts(history, 7, Noon.AddMinutes(4)).ShouldBeFalse();
        PostArrival.Counts(history, 7, Noon.AddMinutes(5)).ShouldBeTrue();
    }

    [Fact]
    public void Who_was_on_scene_at_an_earlier_post_is_not_at_the_one_that_others_left_to_him()
    {
        ImmutableArray<CordonVersion> history = [Version(1, PostChangeKind.Added, 7), Version(9, PostChangeKind.Moved, 7)];
        PostArrival.Counts(history, 7, Noon.AddMinutes(5)).ShouldBeFalse();
        PostArrival.Counts(history, 7, Noon.AddMinutes(10)).ShouldBeTrue();
    }

    [Fact]
    public void Changes_of_other_posts_and_of_posts_given_up_do_not_matter()
    {
        ImmutableArray<CordonVersion> history =
            [Version(1, PostChangeKind.Added, 7), Version(9, PostChangeKind.Moved, 8), Version(9, PostChangeKind.Retiring, 7)];
        PostArrival.Counts(history, 7, Noon.AddMinutes(5)).ShouldBeTrue();
    }
}

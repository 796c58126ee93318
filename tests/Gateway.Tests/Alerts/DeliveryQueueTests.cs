using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Audiences;
using Dispatch.Gateway.Alerts;
using Dispatch.Grains.Alerts;

namespace Dispatch.Gateway.Tests.Alerts;

public sealed class DeliveryQueueTests
{
    private readonly DeliveryQueue _queue = new(most: 4);

    [Fact]
    public void While_a_shards_first_batch_goes_out_its_second_waits_and_another_shard_is_next()
    {
        var (first, second, other) = (BatchOf(1, "first"), BatchOf(1, "second"), BatchOf(2, "other"));
        _queue.TryAdd(first);
        _queue.TryAdd(second);
        _queue.TryAdd(other);

        _queue.Take().ShouldBe(first);
        _queue.Take().ShouldBe(other);
        _queue.Done(first);
        _queue.Take().ShouldBe(second);
    }

    [Fact]
    public void A_shard_whose_batch_went_out_can_be_told_again()
    {
        var (first, again) = (BatchOf(1, "first"), BatchOf(1, "again"));
        _queue.TryAdd(first);
        _queue.Done(_queue.Take()!);

        _queue.TryAdd(again);

        _queue.Take().ShouldBe(again);
    }

    [Fact]
    public void What_is_one_too_many_is_not_taken_until_there_is_room()
    {
        for (var shard = 0; shard < 4; shard++)
            _queue.TryAdd(BatchOf(shard, "one of four")).ShouldBeTrue();

        _queue.TryAdd(BatchOf(5, "a fifth")).ShouldBeFalse();
        _queue.Take();
        _queue.TryAdd(BatchOf(5, "a fifth")).ShouldBeTrue();
    }

    [Fact]
    public async Task Whoever_waits_for_a_batch_goes_home_when_it_is_closed()
    {
        var waiting = Task.Run(_queue.Take, TestContext.Current.CancellationToken);

        _queue.Close();

        (await waiting).ShouldBeNull();
        _queue.TryAdd(BatchOf(1, "too late")).ShouldBeFalse();
    }

    private static AlertBatch BatchOf(int shard, string reason)
    {
        var order = new AlertOrder(
            new AlertId("A1"), new IncidentId("I1"), AlertKind.CityWide, Audience.City(), 0, AlertUrgency.Immediate, DateTimeOffset.UnixEpoch, false, false, null, null, "");
        return new AlertBatch(shard, new ShardOrder(order, 1, default, default, 9, reason), []);
    }
}

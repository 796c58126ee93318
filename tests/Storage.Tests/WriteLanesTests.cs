using Dispatch.Storage.Sqlite;

namespace Dispatch.Storage.Tests;

/// <summary>Commands before records: what goes into one commit.</summary>
public sealed class WriteLanesTests : IDisposable
{
    private readonly WriteLanes _lanes = new(new SqliteStorageOptions { SmallBytes = 1_000, MaxLargeBytes = 10_000, MaxGroupRows = 5, MaxQueuedWrites = 20, MaxQueuedBytes = 100_000 });

    public void Dispose() => _lanes.Dispose();

    [Fact]
    public void A_small_change_overtakes_large_ones_that_waited_longer()
    {
        foreach (var (name, bytes) in ((string, int)[])[("l1", 6_000), ("l2", 6_000), ("l3", 6_000), ("s1", 100), ("s2", 100)])
            _lanes.TryAdd(Change(name, bytes)).ShouldBeTrue();
        Take().ShouldBe(["s1", "s2", "l1", "l2"]);
        _lanes.TryAdd(Change("s3", 100)).ShouldBeTrue();
        Take().ShouldBe(["s3", "l3"]);
    }

    [Fact]
    public void However_many_small_ones_come_one_large_change_is_in_each_group()
    {
        _lanes.TryAdd(Change("l1", 50_000)).ShouldBeTrue();
        _lanes.TryAdd(Change("l2", 2_000)).ShouldBeTrue();
        for (var i = 0; i < 12; i++)
            _lanes.TryAdd(Change($"s{i}", 10)).ShouldBeTrue();
        Take().ShouldBe(["s0", "s1", "s2", "s3", "s4", "l1"]);
        Take().ShouldBe(["s5", "s6", "s7", "s8", "s9", "l2"]);
        Take().ShouldBe(["s10", "s11"]);
    }

    [Fact]
    public void Bytes_count_until_they_are_answered()
    {
        var first = Change("l1", 90_000);
        _lanes.TryAdd(first).ShouldBeTrue();
        Take().ShouldBe(["l1"]);
        _lanes.TryAdd(Change("l2", 20_000)).ShouldBeFalse();
        _lanes.Answered(first.Size);
        _lanes.TryAdd(Change("l2", 20_000)).ShouldBeTrue();
    }

    [Fact]
    public void A_closed_store_gives_out_what_it_accepted_and_takes_no_more()
    {
        _lanes.TryAdd(Change("s", 10)).ShouldBeTrue();
        _lanes.Dispose();
        Should.Throw<StorageUnavailableException>(() => _lanes.TryAdd(Change("late", 10)));
        Take().ShouldBe(["s"]);
        _lanes.Take([]).ShouldBeFalse();
    }

    private static PendingChange Change(string grain, int bytes) => new(new StateKey("s", grain), null, new byte[bytes]);

    private IEnumerable<string> Take()
    {
        var group = new List<PendingChange>();
        _lanes.Take(group).ShouldBeTrue();
        return group.Select(change => change.Key.GrainId);
    }
}

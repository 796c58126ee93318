using Orleans.Storage;

namespace Dispatch.Grains.Tests.Engine;

public sealed class StateTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>
{
    private ILedgerGrain Grain { get; } = fixture.Cluster.Grain<ILedgerGrain>();

    [Fact]
    public async Task A_new_grain_has_an_empty_state_and_no_record()
    {
        (await Grain.Total()).ShouldBe(0);
        (await Grain.Exists()).ShouldBeFalse();
        (await Grain.Etag()).ShouldBeNull();
    }

    [Fact]
    public async Task Written_state_is_there_for_the_next_activation_and_unwritten_state_is_not()
    {
        await Grain.Add(5);
        await Grain.AddUnwritten(100);
        await Grain.Leave();
        (await Grain.Total()).ShouldBe(5);
        (await Grain.Exists()).ShouldBeTrue();
    }

    [Fact]
    public async Task Each_write_has_a_new_etag()
    {
        await Grain.Add(1);
        var first = await Grain.Etag();
        await Grain.Add(1);
        (await Grain.Etag()).ShouldNotBe(first);
    }

    [Fact]
    public async Task A_stale_write_fails_and_the_grain_comes_back_with_what_is_stored()
    {
        await Grain.Add(1);
        await Grain.Meddle();
        await Should.ThrowAsync<InconsistentStateException>(() => Grain.Add(10));
        (await Grain.Total()).ShouldBe(1001);
        await Grain.Add(10);
        (await Grain.Total()).ShouldBe(1011);
    }

    [Fact]
    public async Task A_cleared_state_is_empty_and_can_be_written_again()
    {
        await Grain.Add(3);
        await Grain.Clear();
        (await Grain.Total()).ShouldBe(0);
        (await Grain.Exists()).ShouldBeFalse();
        await Grain.Leave();
        (await Grain.Exists()).ShouldBeFalse();
        await Grain.Add(4);
        (await Grain.Total()).ShouldBe(4);
    }
}

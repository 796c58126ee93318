namespace Dispatch.Grains.Tests.Engine;

public sealed class LifeTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>
{
    private static readonly TimeSpan Age = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Quantum = TimeSpan.FromMinutes(1);

    private readonly string _key = Guid.NewGuid().ToString("N");

    private ILifeGrain Grain => fixture.Cluster.Client.GetGrain<ILifeGrain>(GrainId.Create("test-life", _key));

    [Fact]
    public async Task Concurrent_first_calls_meet_one_activation()
    {
        for (var round = 0; round < 50; round++)
        {
            var key = $"{_key}-{round}";
            var id = GrainId.Create("test-life", key);
            var names = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => fixture.Cluster.Client.GetGrain<ILifeGrain>(id).Who())));
            names.Distinct().Count().ShouldBe(1);
            Probe.CountOf($"{key}/activated").ShouldBe(1);
        }
    }

    [Fact]
    public async Task A_grain_that_fails_to_activate_fails_its_call_and_leaves_nothing_behind()
    {
        var grain = fixture.Cluster.Grain<IFragileGrain>(_key);
        (await Should.ThrowAsync<InvalidOperationException>(grain.Activations)).Message.ShouldContain("no luck today");
        (await grain.Activations()).ShouldBe(2);
    }

    [Fact]
    public async Task Calls_queued_behind_a_deactivation_are_served_by_the_next_activation()
    {
        var grain = Grain;
        var first = await grain.Who();
        var leaving = grain.LeaveHolding("a");
        await Probe.Gate($"{_key}/a/entered");
        var queued = Enumerable.Range(0, 100).Select(_ => grain.Who()).ToArray();
        Probe.Open($"{_key}/a");
        await leaving;
        (await Task.WhenAll(queued)).ShouldNotContain(first);
        Probe.CountOf($"{_key}/deactivated").ShouldBe(1);
        Probe.LogOf($"{_key}/reasons").ShouldBe(["ApplicationRequested"]);
    }

    [Fact]
    public async Task A_grain_idle_for_its_age_is_deactivated_and_the_next_call_finds_a_new_one()
    {
        var grain = Grain;
        var first = await grain.Who();
        await EngineUnderTest.PassIdle(fixture.Cluster, Age + Quantum + Quantum);
        await Probe.Gate($"{_key}/{first}/gone");
        Probe.LogOf($"{_key}/reasons").ShouldBe(["ActivationIdle"]);
        (await grain.Who()).ShouldNotBe(first);
    }

    [Fact]
    public async Task A_grain_that_is_kept_alive_or_busy_is_not_collected()
    {
        var kept = fixture.Cluster.Grain<IKeptGrain>(_key);
        var busy = fixture.Cluster.Client.GetGrain<ILifeGrain>(GrainId.Create("test-life", $"{_key}-busy"));
        var idle = fixture.Cluster.Client.GetGrain<ILifeGrain>(GrainId.Create("test-life", $"{_key}-idle"));
        var (keptName, busyName, idleName) = (await kept.Who(), await busy.Who(), await idle.Who());
        var holding = busy.Hold("a");
        await Probe.Gate($"{_key}-busy/a/entered");
        await EngineUnderTest.PassIdle(fixture.Cluster, Age + Quantum + Quantum);
        await Probe.Gate($"{_key}-idle/{idleName}/gone");
        (await kept.Who()).ShouldBe(keptName);
        Probe.Open($"{_key}-busy/a");
        await holding;
        (await busy.Who()).ShouldBe(busyName);
    }

    [Fact]
    public async Task A_call_that_races_with_collection_is_never_lost()
    {
        var grain = Grain;
        for (var round = 0; round < 100; round++)
        {
            await grain.Who();
            var calls = Enumerable.Range(0, 4).Select(_ => Task.Run(grain.Who)).ToArray();
            await EngineUnderTest.PassIdle(fixture.Cluster, Age + Quantum + Quantum);
            (await Task.WhenAll(calls)).ShouldAllBe(name => name.Length == 32);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void A_key_without_text_is_refused(string? key) =>
        Should.Throw<ArgumentException>(() => fixture.Cluster.Client.GetGrain<IPlainGrain>(key!));

    [Fact]
    public async Task A_grain_id_reads_type_slash_key_and_the_type_is_the_class_name_without_Grain()
    {
        (await fixture.Cluster.Grain<IPlainGrain>("a/b c").Name()).ShouldBe("plain/a/b c");
        GrainId.Parse("plain/a/b c").ShouldBe(GrainId.Create("plain", "a/b c"));
        (await fixture.Cluster.Client.GetGrain<IPlainGrain>(GrainId.Parse("plain/x")).Name()).ShouldBe("plain/x");
    }

    [Fact]
    public async Task Grains_are_deactivated_when_the_silo_stops()
    {
        await using (var cluster = await TestCluster.Start())
        {
            await cluster.Client.GetGrain<ILifeGrain>(GrainId.Create("test-life", _key)).Who();
        }

        Probe.LogOf($"{_key}/reasons").ShouldBe(["ShuttingDown"]);
    }
}

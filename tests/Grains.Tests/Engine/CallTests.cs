using Orleans.Configuration;

namespace Dispatch.Grains.Tests.Engine;

public sealed class CallTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>
{
    private readonly string _key = Guid.NewGuid().ToString("N");

    private ICallGrain Grain => fixture.Cluster.Grain<ICallGrain>(_key);

    [Fact]
    public async Task Arguments_and_results_cross_the_call()
    {
        (await Grain.Echo(new Parcel("文", 1), null, 7)).ShouldBe(new Parcel("文", 7));
        (await Grain.Add(2, 3)).ShouldBe(5);
        await Grain.Nothing();
    }

    [Fact]
    public async Task An_exception_crosses_the_call_with_type_message_and_inner_exception()
    {
        var fault = await Should.ThrowAsync<InvalidOperationException>(() => Grain.FailWith("the reason"));
        fault.Message.ShouldBe("the reason");
        fault.InnerException.ShouldBeOfType<ArgumentException>().Message.ShouldBe("inner");
        (await Should.ThrowAsync<InvalidOperationException>(async () => await Grain.FailLater("later"))).Message.ShouldBe("later");
        (await Should.ThrowAsync<KnownFaultException>(() => Grain.FailKnown("known"))).Message.ShouldBe("known");
    }

    [Fact]
    public async Task An_exception_type_that_no_codec_knows_does_not_cross_as_itself() =>
        (await Should.ThrowAsync<Exception>(() => Grain.FailForeign("foreign"))).GetType().Name.ShouldBe("CodecNotFoundException");

    [Fact]
    public async Task A_call_with_a_cancelled_token_is_not_made()
    {
        await Should.ThrowAsync<OperationCanceledException>(() => Grain.WaitForCancellation(_key, new CancellationToken(canceled: true)));
        (await Grain.Add(1, 1)).ShouldBe(2);
        Probe.LogOf(_key).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cancellation_reaches_the_caller_and_the_grain()
    {
        using var source = new CancellationTokenSource();
        var call = Grain.WaitForCancellation(_key, source.Token);
        await Probe.Gate($"{_key}/entered");
        await source.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => call);
        await Probe.Gate($"{_key}/cancelled");
        Probe.LogOf(_key).ShouldBe(["cancelled"]);
    }

    [Fact]
    public async Task A_token_may_stand_anywhere_among_the_parameters()
    {
        using var source = new CancellationTokenSource();
        (await Grain.IsCancellable(1, source.Token, 2)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_call_that_is_not_answered_in_time_fails_and_says_which()
    {
        (await Should.ThrowAsync<TimeoutException>(Grain.TooLong)).Message.ShouldContain(_key);
        Probe.Open($"{_key}/too long");
        (await Grain.Add(1, 2)).ShouldBe(3);
    }

    [Fact]
    public async Task A_deadlock_ends_in_a_timeout_and_the_grain_serves_again()
    {
        await using var cluster = await TestCluster.Start(silo =>
            silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(1)));
        var grain = cluster.Client.GetGrain<ITurnGrain>(GrainId.Create("test-turn", _key));
        await Should.ThrowAsync<TimeoutException>(grain.CallMyself);
        await Should.ThrowAsync<TimeoutException>(() => grain.CallAndBack($"{_key}-other"));
        (await grain.Name()).ShouldBe(_key);
    }

    [Fact]
    public async Task Request_context_flows_to_the_callee_and_on_and_never_back()
    {
        RequestContext.Set(_key, "value");
        (await Grain.ContextOf(_key)).ShouldBe("value");
        (await Grain.ContextBehind($"{_key}-other", _key)).ShouldBe("value");
        await Grain.SetContext(_key, "changed");
        RequestContext.Get(_key).ShouldBe("value");
        RequestContext.Clear();
        (await Grain.ContextOf(_key)).ShouldBeNull();
    }

    [Fact]
    public async Task A_grain_that_passes_or_returns_itself_passes_a_reference()
    {
        (await Grain.TellMyName($"{_key}-other")).ShouldBe(_key);
        var me = await Grain.Me();
        me.ShouldBe(Grain);
        (await me.Add(1, 2)).ShouldBe(3);
    }

    [Fact]
    public void References_are_equal_when_they_mean_the_same_grain()
    {
        Grain.ShouldBe(fixture.Cluster.Grain<ICallGrain>(_key));
        Grain.ShouldNotBe(fixture.Cluster.Grain<ICallGrain>());
        Grain.GetHashCode().ShouldBe(fixture.Cluster.Grain<ICallGrain>(_key).GetHashCode());
    }
}

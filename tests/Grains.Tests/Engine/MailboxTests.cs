using Orleans.Configuration;

namespace Dispatch.Grains.Tests.Engine;

public sealed class MailboxTests(MailboxTests.SmallMailboxes fixture) : IClassFixture<MailboxTests.SmallMailboxes>
{
    [Fact]
    public async Task A_full_mailbox_refuses_with_a_clear_error_and_serves_what_it_took()
    {
        var key = Guid.NewGuid().ToString("N");
        var grain = fixture.Cluster.Client.GetGrain<ITurnGrain>(GrainId.Create("test-turn", key));
        var holding = grain.Hold("a");
        await Probe.Gate($"{key}/a/entered");
        var calls = Enumerable.Range(0, 40).Select(_ => grain.Name()).ToArray();

        // While the grain is held nothing is served: what ends is refused. On Orleans the calls may arrive in any order.
        await foreach (var refused in Task.WhenEach(calls).Take(28))
        {
            var refusal = await Should.ThrowAsync<LimitExceededException>(() => refused);
            refusal.Message.ShouldContain(nameof(SiloMessagingOptions.MaxEnqueuedRequestsHardLimit));
        }

        Probe.Open($"{key}/a");
        await holding;
        var outcomes = await Task.WhenAll(calls.Select(async call => await Record.ExceptionAsync(() => call)));
        outcomes.Count(outcome => outcome is null).ShouldBeInRange(8, 12);
        outcomes.OfType<Exception>().ShouldAllBe(outcome => outcome is LimitExceededException);
        (await grain.Name()).ShouldBe(key);
    }

    public sealed class SmallMailboxes : ClusterFixture
    {
        protected override void Configure(ISiloBuilder silo) =>
            silo.Configure<SiloMessagingOptions>(options => options.MaxEnqueuedRequestsHardLimit = 10);
    }
}

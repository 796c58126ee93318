using Dispatch.Domain.Cordons;
using Dispatch.Grains.Cordons;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Dispatch.Grains.Tests.Cordons;

public sealed class CordonWarmUpTests
{
    [Fact]
    public async Task A_proposal_that_comes_while_the_server_practises_is_answered_before_the_practice_ends()
    {
        await using var services = new ServiceCollection().AddCordonWarmUp().BuildServiceProvider();
        var warmUp = (BackgroundService)services.GetServices<IHostedService>().Single();
        await warmUp.StartAsync(TestContext.Current.CancellationToken);
        (await services.GetRequiredService<PlanningThreads>().Proposals.Run(() => 7)).ShouldBe(7);
        warmUp.ExecuteTask!.IsCompleted.ShouldBeFalse();
        await warmUp.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Nearly_all_that_is_practised_ends_with_a_closed_cordon()
    {
        var practice = new PlanningPractice();
        Enumerable.Range(0, 40).Count(round => practice.Plan(round) == CordonStatus.Closed).ShouldBeGreaterThan(30);
    }
}

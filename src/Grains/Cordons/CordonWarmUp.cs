using Dispatch.Domain.Cordons;
using Microsoft.Extensions.Hosting;

namespace Dispatch.Grains.Cordons;

/// <summary>
/// Practises planning once the server has started, so that the first cordon is planned as quickly as any other. On the proposals' lane,
/// behind everything else the machine does; a proposal that comes meanwhile waits for one round at most.
/// </summary>
internal sealed class CordonWarmUp(PlanningThreads threads) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        PlanningPractice? practice = null;
        for (var round = 0; round < PlanningPractice.Rounds && !stoppingToken.IsCancellationRequested; round++)
        {
            var now = round;
            await threads.Proposals.Run(() =>
            {
                practice ??= new PlanningPractice();
                practice.Plan(now);
                return now;
            });
        }
    }
}

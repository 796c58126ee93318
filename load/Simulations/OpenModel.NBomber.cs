using System.Diagnostics;
using Dispatch.Load.Measure;
using NBomber.CSharp;

namespace Dispatch.Load.Simulations;

/// <summary>
/// The same arrivals under NBomber (<c>-p:LoadEngine=NBomber</c>). Its package was on no feed that we could reach when this was written,
/// so this file has never been compiled: see docs/decisions/0017.
/// </summary>
internal static class OpenModel
{
    public static Task RunAsync(
        ArrivalSchedule schedule, long start, Recorder recorder, Action<long, long> arrive, CancellationToken cancellation)
    {
        long next = -1;
        var scenario = Scenario.Create("arrivals", _ =>
        {
            var number = Interlocked.Increment(ref next);
            var intended = start + (long)(schedule.At(number) * Stopwatch.Frequency);
            recorder.Sent(intended);
            arrive(number, intended);
            return Task.FromResult(Response.Ok());
        })
        .WithoutWarmUp()
        .WithLoadSimulations(schedule.Simulations.Select(part => part.From == part.To
            ? Simulation.Inject((int)part.To, TimeSpan.FromSeconds(1), part.During)
            : Simulation.RampingInject((int)part.To, TimeSpan.FromSeconds(1), part.During)).ToArray());
        return Task.Run(() => NBomberRunner.RegisterScenarios(scenario).WithoutReports().Run(), cancellation);
    }
}

using System.Diagnostics;
using Dispatch.Load.Measure;

namespace Dispatch.Load.Simulations;

/// <summary>
/// Starts the arrivals of a schedule at their moments, from one thread of its own. When the machine cannot keep up they start late,
/// never fewer: the lateness is part of their latency and is recorded by itself, so that a report can say that the generator was the limit.
/// </summary>
internal static class OpenModel
{
    /// <param name="start">Timestamp of <see cref="Stopwatch"/> at which the schedule begins.</param>
    /// <param name="arrive">Gets the number and the intended timestamp; must not block.</param>
    public static Task RunAsync(
        ArrivalSchedule schedule, long start, Recorder recorder, Action<long, long> arrive, CancellationToken cancellation) =>
        Task.Factory.StartNew(() => Run(schedule, start, recorder, arrive, cancellation),
            cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static void Run(
        ArrivalSchedule schedule, long start, Recorder recorder, Action<long, long> arrive, CancellationToken cancellation)
    {
        for (long number = 0; number < schedule.Count && !cancellation.IsCancellationRequested; number++)
        {
            var intended = start + (long)(schedule.At(number) * Stopwatch.Frequency);
            Wait(intended, cancellation);
            recorder.Sent(intended);
            arrive(number, intended);
        }
    }

    /// <summary>Sleeps in whole milliseconds: spinning would take the processor from the service beside it.</summary>
    private static void Wait(long until, CancellationToken cancellation)
    {
        while (true)
        {
            var left = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), until);
            if (left <= TimeSpan.Zero || cancellation.IsCancellationRequested)
                return;
            Thread.Sleep(Math.Clamp((int)left.TotalMilliseconds, 1, 50));
        }
    }
}

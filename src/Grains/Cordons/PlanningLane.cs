using System.Collections.Concurrent;
using Dispatch.Shared;

namespace Dispatch.Grains.Cordons;

/// <summary>
/// Threads of their own for plans, which think for up to seconds: on the pool's threads they would hold up every grain of the process. What
/// waits is bounded: who comes later waits for room.
/// </summary>
internal sealed class PlanningLane : IDisposable
{
    private const int MostWaiting = 64;

    private readonly BlockingCollection<Action> _waiting = [];
    private readonly SemaphoreSlim _room = new(MostWaiting);

    /// <param name="threads">At least 1.</param>
    /// <param name="nice">0 = as urgent as all else; up to 19 = only when nobody else wants the processor (Linux).</param>
    public PlanningLane(string name, int threads, int nice)
    {
        for (var i = 0; i < threads; i++)
            new Thread(() => Work(nice)) { Name = name, IsBackground = true }.Start();
    }

    /// <summary>Computes on a thread of the lane, in the order asked.</summary>
    public async Task<T> Run<T>(Func<T> plan)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        await _room.WaitAsync().ConfigureAwait(false);
        _waiting.Add(() => Answer(plan, answer));
        return await answer.Task.ConfigureAwait(false);
    }

    /// <summary>What waits is still answered; the threads end with it.</summary>
    public void Dispose() => _waiting.CompleteAdding();

    private void Work(int nice)
    {
        if (nice != 0)
            ThreadNice.Set(nice);
        foreach (var work in _waiting.GetConsumingEnumerable())
        {
            _room.Release();
            work();
        }
    }

    private static void Answer<T>(Func<T> plan, TaskCompletionSource<T> answer)
    {
        try
        {
            answer.SetResult(plan());
        }
        catch (Exception failed)
        {
            answer.SetException(failed);
        }
    }
}

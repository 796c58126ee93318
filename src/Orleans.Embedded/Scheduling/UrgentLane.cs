using System.Collections.Concurrent;
using Dispatch.Shared;

namespace Orleans.Runtime;

/// <summary>
/// Threads of their own for what somebody waits for at a desk. The thread pool's queue is fair: in the second in which 20,000 units are
/// called, a command of ten turns would wait ten times behind hundreds of them. Here it waits for commands only, and the operating system
/// shares the processors between these threads and the pool's. The threads start with the first piece of work.
/// </summary>
/// <remarks>Not in Orleans. A <see cref="TaskScheduler"/>, so that code outside grains can be run here too.</remarks>
public sealed class UrgentLane : TaskScheduler, IDisposable
{
    [ThreadStatic]
    private static UrgentLane? t_here;

    private readonly BlockingCollection<object> _queue = [];
    private readonly Lazy<Thread[]> _threads;

    /// <param name="threads">At least 1: one command that computes for long must not hold up the next, so two or more.</param>
    public UrgentLane(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        MaximumConcurrencyLevel = threads;
        _threads = new Lazy<Thread[]>(() => [.. Enumerable.Range(0, threads).Select(Start)]);
    }

    /// <inheritdoc/>
    public override int MaximumConcurrencyLevel { get; }

    /// <summary>True on one of the lane's own threads.</summary>
    internal static bool IsHere => t_here is not null;

    /// <summary>What has been queued is still done.</summary>
    public void Dispose() => _queue.CompleteAdding();

    /// <summary>Runs a turn of an activation, or on the pool when the lane is closed.</summary>
    internal void Queue(IThreadPoolWorkItem work)
    {
        if (!TryAdd(work))
        {
            ThreadPool.UnsafeQueueUserWorkItem(work, preferLocal: false);
        }
    }

    /// <inheritdoc/>
    protected override void QueueTask(Task task)
    {
        if (!TryAdd(task))
        {
            ThreadPool.UnsafeQueueUserWorkItem(static late => late.Lane.TryExecuteTask(late.Task), (Lane: this, Task: task), preferLocal: false);
        }
    }

    /// <inheritdoc/>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => ReferenceEquals(t_here, this) && TryExecuteTask(task);

    /// <inheritdoc/>
    protected override IEnumerable<Task> GetScheduledTasks() => [.. _queue.OfType<Task>()];

    private bool TryAdd(object work)
    {
        _ = _threads.Value;
        try
        {
            return _queue.TryAdd(work);
        }
        catch (InvalidOperationException) when (_queue.IsAddingCompleted)
        {
            return false;
        }
    }

    private Thread Start(int number)
    {
        var thread = new Thread(Run) { Name = $"Urgent {number}", IsBackground = true };
        thread.UnsafeStart();
        return thread;
    }

    private void Run()
    {
        t_here = this;
        ThreadNice.Set(ThreadNice.BeforeOthers);
        foreach (var work in _queue.GetConsumingEnumerable())
        {
            if (work is Task task)
            {
                TryExecuteTask(task);
            }
            else
            {
                ((IThreadPoolWorkItem)work).Execute();
            }
        }
    }
}

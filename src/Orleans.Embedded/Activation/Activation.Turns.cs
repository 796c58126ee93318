namespace Orleans.Runtime;

/// <summary>The scheduler: turns run one at a time, inside a task of this scheduler, on the pool.</summary>
internal sealed partial class Activation
{
    private const int TurnsBetweenClockReads = 32;

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>A task of this scheduler, for code inside must find it as the current one; started here and now.</summary>
    void IThreadPoolWorkItem.Execute() =>
        new Task(static self => ((Activation)self!).Turns(), this, TaskCreationOptions.DenyChildAttach).Start(this);

    protected override void QueueTask(Task task)
    {
        if (ReferenceEquals(task.AsyncState, this))
        {
            TryExecuteTask(task);
            return;
        }

        lock (this)
        {
            (_tasks ??= new Queue<Task>(2)).Enqueue(task);
            if (_awake)
            {
                return;
            }

            _awake = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>Inside one of its own turns a continuation may run at once: it is the same turn.</summary>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        ReferenceEquals(Current, this) && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (this)
        {
            return _tasks?.ToArray() ?? [];
        }
    }

    /// <summary>
    /// Continuations of calls that run go first, but never more than a few in a row while calls wait.
    /// After its time slice the activation goes to the end of the pool's queue, so that no grain starves the others.
    /// </summary>
    private void Turns()
    {
        var clean = ExecutionContext.Capture();
        var started = 0L;
        Request? ended = null;
        for (var turn = 1; ; turn++)
        {
            Task? task = null;
            Request? request = null;
            var step = Step.Nothing;
            lock (this)
            {
                if (ended is not null)
                {
                    EndUnderLock(ended);
                    ended = null;
                }

                if (_tasks is { Count: > 0 } && (turn & 7) != 0)
                {
                    task = _tasks.Dequeue();
                }
                else if ((step = NextStep(ref request)) == Step.Nothing && request is null && !(_tasks?.TryDequeue(out task) ?? false))
                {
                    _awake = false;
                    return;
                }
            }

            if (task is not null)
            {
                TryExecuteTask(task);
            }
            else if (request is not null)
            {
                ended = Run(request) ? request : null;
            }
            else
            {
                Take(step);
            }

            if (!ReferenceEquals(ExecutionContext.Capture(), clean))
            {
                ExecutionContext.Restore(clean!);
            }

            if (turn % TurnsBetweenClockReads == 0)
            {
                // Most runs are short and never come here, so the slice is counted from the first look at the clock.
                var now = Environment.TickCount64;
                started = started == 0 ? now : started;
                if (now - started > _engine.QuantumMilliseconds)
                {
                    Yield(ended);
                    return;
                }
            }
        }
    }

    private void Yield(Request? ended)
    {
        if (ended is not null)
        {
            lock (this)
            {
                EndUnderLock(ended);
            }
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <returns>True if the call has ended.</returns>
    private bool Run(Request request)
    {
        if (request.IsAnswered)
        {
            return true;
        }

        if (request.Context is not null)
        {
            RequestContext.Current = request.Context;
        }

        return request.Begin(GrainInstance!);
    }
}

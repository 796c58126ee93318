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

        bool hurry;
        lock (this)
        {
            (_tasks ??= new Queue<Task>(2)).Enqueue(task);
            hurry = _mailbox.Urgent > 0 && !_running;
            if (_awake && !hurry)
            {
                return;
            }

            _awake = true;
        }

        Queue(hurry);
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
    /// After its time slice the activation goes to the end of the pool's queue, so that no grain starves the others. The urgent lane is
    /// left as soon as no urgent call is held: what else waits here is not more important than elsewhere.
    /// </summary>
    private void Turns()
    {
        var lane = UrgentLane.IsHere;
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
                if (turn == 1 && !Begin())
                {
                    return;
                }

                if (ended is not null)
                {
                    EndUnderLock(ended);
                    ended = null;
                }

                if (lane && _mailbox.Urgent == 0 && (_tasks is { Count: > 0 } || _mailbox.HasUnseen))
                {
                    break;
                }

                if (_tasks is { Count: > 0 } && (turn & 7) != 0)
                {
                    task = _tasks.Dequeue();
                }
                else if ((step = NextStep(ref request)) == Step.Nothing && request is null && !(_tasks?.TryDequeue(out task) ?? false))
                {
                    (_awake, _running) = (false, false);
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
                    break;
                }
            }
        }

        Yield(ended);
    }

    /// <summary>Under the lock; false if the other of two entries, on the pool and on the urgent lane, was first.</summary>
    private bool Begin()
    {
        var first = _awake && !_running;
        _running |= first;
        return first;
    }

    private void Yield(Request? ended)
    {
        bool urgent;
        lock (this)
        {
            if (ended is not null)
            {
                EndUnderLock(ended);
            }

            _running = false;
            urgent = _mailbox.Urgent > 0;
        }

        Queue(urgent);
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

namespace Dispatch.Grains.Tests;

/// <summary>The one clock of tests: stands still until told to move, and fires timers in order of time as it passes them.</summary>
public sealed class FakeClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Alarm> _alarms = [];
    private readonly List<(TimeSpan From, TimeSpan To, TaskCompletionSource Set)> _waiting = [];
    private DateTimeOffset _now = start;

    public FakeClock()
        : this(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero))
    {
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, callback, state);
        alarm.Change(dueTime, period);
        return alarm;
    }

    /// <summary>A barrier: until some timer is due within so much time. What sets a timer has done its work by then.</summary>
    public Task WhenAlarm(TimeSpan within) => WhenAlarm(TimeSpan.MinValue, within);

    /// <summary>A barrier: until some timer is due in so much time, or a little before: Orleans waits for whole milliseconds and looks again.</summary>
    public Task WhenAlarmIn(TimeSpan due) => WhenAlarm(due - TimeSpan.FromMilliseconds(5), due);

    /// <summary>Moves on from timer to timer, a short step at a time, until the task has ended: for work that passes through several of them.</summary>
    public async Task AdvanceUntil(Task ended, TimeSpan step)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!ended.IsCompleted)
        {
            await Task.WhenAny(ended, WhenAlarm(step)).WaitAsync(patience.Token);
            if (!ended.IsCompleted)
                Advance(step);
        }
        await ended;
    }

    public void Advance(TimeSpan by)
    {
        var end = GetUtcNow() + by;
        while (true)
        {
            Alarm? next;
            lock (_gate)
            {
                next = _alarms.Where(alarm => alarm.Due <= end).MinBy(alarm => alarm.Due);
                _now = next is null ? end : next.Due > _now ? next.Due : _now;
                if (next is null)
                {
                    return;
                }

                next.Reschedule();
            }

            next.Ring();
        }
    }

    private Task WhenAlarm(TimeSpan from, TimeSpan to)
    {
        lock (_gate)
        {
            var set = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((from, to, set));
            TellWaiting();
            return set.Task;
        }
    }

    private void TellWaiting()
    {
        foreach (var one in _waiting.Where(one => _alarms.Exists(alarm => alarm.Due - _now >= one.From && alarm.Due - _now <= one.To)).ToList())
        {
            _waiting.Remove(one);
            one.Set.SetResult();
        }
    }

    private sealed class Alarm(FakeClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;

        public DateTimeOffset Due { get; private set; } = DateTimeOffset.MaxValue;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                clock._alarms.Remove(this);
                _period = period;
                if (dueTime >= TimeSpan.Zero)
                {
                    Due = clock._now + dueTime;
                    clock._alarms.Add(this);
                    clock.TellWaiting();
                }

                return true;
            }
        }

        public void Reschedule()
        {
            if (_period > TimeSpan.Zero)
            {
                Due += _period;
            }
            else
            {
                clock._alarms.Remove(this);
            }
        }

        public void Ring() => callback(state);

        public void Dispose()
        {
            lock (clock._gate)
            {
                clock._alarms.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

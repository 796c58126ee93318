namespace Orleans.Runtime;

/// <summary>One reminder's next tick. Ticks that were missed while nothing ran are skipped, and ticks never overlap.</summary>
internal sealed class ReminderAlarm(ReminderService service, ReminderEntry entry) : IDisposable
{
    /// <summary>Timers cannot wait longer than 49 days, so a far tick is approached in steps.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(20);

    private readonly Lock _gate = new();
    private ITimer? _timer;
    private DateTime _next;
    private bool _disposed;

    public void Start()
    {
        lock (_gate)
        {
            if (!_disposed)
            {
                _timer = service.Clock.CreateTimer(static self => ((ReminderAlarm)self!).Due(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                _next = service.Now <= entry.StartAt ? entry.StartAt : TickAfter(service.Now);
                Arm();
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _timer?.Dispose();
        }
    }

    /// <summary>The next whole number of periods after StartAt; at StartAt itself that is one: its tick has just been.</summary>
    private DateTime TickAfter(DateTime now)
    {
        var passed = (now - entry.StartAt).Ticks / entry.Period.Ticks;
        return entry.StartAt + TimeSpan.FromTicks((passed + 1) * entry.Period.Ticks);
    }

    private void Arm()
    {
        var wait = _next - service.Now;
        _timer!.Change(wait < TimeSpan.Zero ? TimeSpan.Zero : wait > LongestWait ? LongestWait : wait, Timeout.InfiniteTimeSpan);
    }

    private void Due()
    {
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            if (service.Now < _next)
            {
                Arm();
                return;
            }
        }

        service.Remind(entry).ContinueWith(
            static (_, self) => ((ReminderAlarm)self!).Ticked(),
            this,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    private void Ticked()
    {
        lock (_gate)
        {
            if (!_disposed)
            {
                _next = TickAfter(service.Now);
                Arm();
            }
        }
    }
}

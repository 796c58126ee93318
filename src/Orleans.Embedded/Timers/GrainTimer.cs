using Microsoft.Extensions.Logging;

namespace Orleans.Runtime;

/// <summary>
/// Ticks as a pseudo-call in its grain's mailbox. The next period begins when the tick has ended, so ticks of one
/// timer never pile up.
/// </summary>
internal sealed partial class GrainTimer : IGrainTimer
{
    private readonly Lock _gate = new();
    private readonly Activation _activation;
    private readonly Func<CancellationToken, Task> _callback;
    private readonly GrainTimerCreationOptions _options;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopped = new();
    private readonly ITimer _timer;
    private TimeSpan _due;
    private TimeSpan _period;
    private bool _ticking;
    private bool _changed;
    private bool _disposed;

    public GrainTimer(Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options, Engine engine)
    {
        _activation = activation;
        _callback = callback;
        _options = options;
        _logger = engine.Logger;
        _timer = engine.TimeProvider.CreateTimer(static self => ((GrainTimer)self!).Due(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        activation.Add(this);
    }

    public bool Interleave => _options.Interleave;

    public bool KeepAlive => _options.KeepAlive;

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        Check(dueTime, nameof(dueTime));
        Check(period, nameof(period));
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            (_due, _period) = (dueTime, period);
            _changed = true;
            // While it ticks the new time counts from the end of the tick, as on Orleans: an alarm that rang now would be lost.
            if (!_ticking)
            {
                Arm(dueTime);
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
        }

        _timer.Dispose();
        _activation.Remove(this);
        _stopped.Cancel();
    }

    /// <summary>In the grain's turn.</summary>
    public async Task Tick()
    {
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            _changed = false;
        }

        try
        {
            await _callback(_stopped.Token);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !_stopped.IsCancellationRequested)
        {
            LogTickFailed(_logger, _activation.GrainId, failure);
        }
        catch (OperationCanceledException)
        {
            return; // stopped while it ticked
        }

        Rearm();
    }

    private void Rearm()
    {
        lock (_gate)
        {
            _ticking = false;
            var next = _changed ? _due : _period;
            if (!_disposed)
            {
                Arm(next);
            }
        }
    }

    /// <summary>What is due at once ticks without the clock, as on Orleans: one that stands still, in a test, must not hold it up.</summary>
    private void Arm(TimeSpan due)
    {
        _timer.Change(due == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : due, Timeout.InfiniteTimeSpan);
        if (due == TimeSpan.Zero)
        {
            Due();
        }
    }

    private void Due()
    {
        lock (_gate)
        {
            if (_disposed || _ticking)
            {
                return;
            }

            _ticking = true;
        }

        _activation.Receive(new TimerTick(this));
    }

    private static void Check(TimeSpan time, string name)
    {
        if (time != Timeout.InfiniteTimeSpan)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero, name);
        }
    }

    [LoggerMessage(LogLevel.Error, "A timer of {Grain} failed; it ticks again after its period")]
    private static partial void LogTickFailed(ILogger logger, GrainId grain, Exception failure);
}

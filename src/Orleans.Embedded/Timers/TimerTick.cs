namespace Orleans.Runtime;

/// <summary>A timer's tick as the mailbox sees it: waits like a call unless its timer interleaves.</summary>
internal sealed class TimerTick : Request
{
    private readonly GrainTimer _timer;

    public TimerTick(GrainTimer timer)
    {
        _timer = timer;
        NoAnswer = true;
    }

    internal override bool IsTick => true;

    internal override bool KeepsAlive => _timer.KeepAlive;

    internal override bool AlwaysInterleave => _timer.Interleave;

    internal override bool ReadOnly => false;

    internal override bool Begin(object target)
    {
        var ticking = _timer.Tick();
        if (ticking.IsCompleted)
        {
            return true;
        }

        ticking.ContinueWith(
            static (_, tick) => ((TimerTick)tick!).Owner!.Ended((TimerTick)tick),
            this,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return false;
    }

    internal override bool Fail(Exception failure) => TryAnswer();

    public override string ToString() => "a timer tick";
}

namespace Orleans.Runtime;

/// <summary>How the idle collector sees an activation. Time is the collector's, read once a round.</summary>
internal sealed partial class Activation
{
    private bool _touched;
    private long _idleSince;
    private long _keepUntil = long.MinValue;

    public void DelayCollection(TimeSpan delay)
    {
        var now = _engine.Clock.GetTimestamp();
        lock (this)
        {
            _keepUntil = delay < TimeSpan.Zero ? long.MinValue
                : delay >= TimeSpan.FromDays(3650) ? long.MaxValue
                : now + (long)(delay.TotalSeconds * _engine.Clock.TimestampFrequency);
        }
    }

    /// <summary>Starts deactivation if this activation was idle for its class's age. A call that comes in between waits for the next activation.</summary>
    public void CollectIfIdle(long now)
    {
        lock (this)
        {
            if (_touched || _mailbox.HoldsCalls)
            {
                _touched = false;
                _idleSince = now;
                return;
            }

            var idleFor = _engine.Clock.GetElapsedTime(_idleSince, now);
            if (_stage != Stage.Valid || Class.CollectionAge is not { } age || idleFor < age || now < _keepUntil
                || !BeginDeactivation(new DeactivationReason(DeactivationReasonCode.ActivationIdle, $"Idle for {idleFor}.")))
            {
                return;
            }
        }

        WakeIfNeeded();
    }
}

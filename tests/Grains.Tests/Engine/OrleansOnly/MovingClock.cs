namespace Dispatch.Grains.Tests.Engine;

/// <summary>
/// The tests' clock for Orleans' reminder service, which waits for a random part of a millisecond by looking at the clock until it is
/// over: each look takes a little time here, as on a machine, or it would look for ever. Alarms ring by the tests' clock alone.
/// </summary>
internal sealed class MovingClock(FakeClock clock) : TimeProvider
{
    private static readonly TimeSpan Look = TimeSpan.FromMicroseconds(10);

    private readonly Lock _gate = new();
    private DateTimeOffset _seen;
    private TimeSpan _passed;

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow()
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            _passed = now == _seen ? _passed + Look : TimeSpan.Zero;
            _seen = now;
            return now + _passed;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        clock.CreateTimer(callback, state, dueTime, period);
}

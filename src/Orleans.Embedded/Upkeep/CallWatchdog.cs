namespace Orleans.Runtime;

/// <summary>
/// Fails calls that were not answered in time. Every open call lies in exactly one mailbox, so looking through the
/// mailboxes now and then costs calls nothing. Uses the machine's own clock: a test's fake clock must not time calls out.
/// </summary>
internal sealed class CallWatchdog : IDisposable
{
    private static readonly TimeSpan ShortestRound = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestRound = TimeSpan.FromSeconds(1);

    private readonly Engine _engine;
    private readonly TimeSpan _round;
    private readonly ITimer _timer;
    private readonly List<Request> _open = [];

    public CallWatchdog(Engine engine)
    {
        _engine = engine;
        _round = engine.Messaging.ResponseTimeout / 8;
        _round = _round < ShortestRound ? ShortestRound : _round > LongestRound ? LongestRound : _round;
        _timer = TimeProvider.System.CreateTimer(static self => ((CallWatchdog)self!).Round(), this, _round, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _timer.Dispose();

    private void Round()
    {
        try
        {
            _open.Clear();
            foreach (var target in _engine.Directory.Targets.Concat(_engine.Observers.Targets))
            {
                target.Inspect(_open);
            }

            var now = Environment.TickCount64;
            var late = _open.FindAll(request => IsLate(request, now));
            if (late.Count > 0)
            {
                var cycles = new CallCycles(_open);
                late.ForEach(request => TimeOut(request, cycles));
            }

            _engine.Observers.Sweep();
        }
        finally
        {
            _timer.Change(_round, Timeout.InfiniteTimeSpan);
        }
    }

    private TimeSpan LimitOf(Request request) => request.Method.ResponseTimeout ?? _engine.Messaging.ResponseTimeout;

    private bool IsLate(Request request, long now) =>
        !request.NoAnswer && !request.IsAnswered && now - request.IssuedAt > LimitOf(request).TotalMilliseconds;

    private void TimeOut(Request request, CallCycles cycles)
    {
        var message = $"Response did not arrive on time in {LimitOf(request)} for message: {request}.{cycles.Describe(request)}";
        _engine.Metrics.TimedOut();
        request.Owner?.Forget(request);

        // On the pool: the caller's continuation must not hold up the watchdog.
        ThreadPool.UnsafeQueueUserWorkItem(
            static late => late.request.Fail(new TimeoutException(late.message)), (request, message), preferLocal: false);
    }
}

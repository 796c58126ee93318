namespace Dispatch.Gateway.Link;

/// <summary>
/// Says when a storm of connections is over. Each brings some hundred objects that live as long as it does; the collector moves them twice, and
/// with 19,000 of them the second time takes a tenth of a second. That is done when the storm is over and not in the middle of the next alarm.
/// </summary>
internal sealed class StormWatch
{
    /// <summary>Fewer are not worth a pause of their own.</summary>
    public const int Storm = 2_000;

    /// <summary>Of one second; some always come and go.</summary>
    private const int Few = 50;
    private const int QuietSeconds = 2;

    private int _opened;
    private int _settled;
    private int _quiet;

    /// <summary>Asked each second.</summary>
    /// <param name="opened">How many were opened since the start.</param>
    public bool IsOver(int opened)
    {
        _quiet = opened - _opened <= Few ? _quiet + 1 : 0;
        _opened = opened;
        if (_quiet < QuietSeconds || opened - _settled < Storm)
            return false;
        _settled = opened;
        return true;
    }

    /// <summary>Into the youngest generation but one, and from there to those who stay.</summary>
    public static void Settle()
    {
        GC.Collect(1, GCCollectionMode.Forced, blocking: true);
        GC.Collect(1, GCCollectionMode.Forced, blocking: true);
    }
}

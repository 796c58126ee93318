namespace Dispatch.Gateway.Tests.Demo;

/// <summary>Twenty seconds pass in one, so that crews drive across a town while a test waits.</summary>
internal sealed class HurriedTime : TimeProvider
{
    private const int Times = 20;
    private readonly DateTimeOffset _began = System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => _began + ((System.GetUtcNow() - _began) * Times);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime / Times, period / Times);
}

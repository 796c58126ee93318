namespace Dispatch.Gateway.Alerts;

/// <summary>
/// While alerts go out in numbers, answers that came meanwhile are gathered before they are taken to their shards: first everybody hears, then
/// answers become durable, in a few large groups instead of many small ones that take the processor from the sending. Nobody waits longer
/// than <see cref="Longest"/>.
/// </summary>
internal sealed class DeliveryRush(TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(400);

    private readonly Lock _sync = new();
    private TaskCompletionSource? _over;
    private int _batches;

    /// <summary>A batch is to be sent; <see cref="End"/> must follow.</summary>
    public void Begin()
    {
        lock (_sync)
        {
            if (_batches++ == 0)
                _over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>It was sent, or will never be.</summary>
    public void End()
    {
        TaskCompletionSource? over;
        lock (_sync)
        {
            if (--_batches > 0)
                return;
            (over, _over) = (_over, null);
        }
        over?.SetResult();
    }

    /// <summary>Completes when nothing waits to be sent, or after the longest wait.</summary>
    public Task OverAsync()
    {
        lock (_sync)
            return _over is { } over ? Task.WhenAny(over.Task, Task.Delay(Longest, time)) : Task.CompletedTask;
    }
}

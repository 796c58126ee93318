namespace Dispatch.Grains.Alerts;

/// <summary>
/// One write for everything that was changed while the write before was under way. Used in a grain's turns only. A failed write
/// fails all who waited for it.
/// </summary>
/// <param name="write">Takes what is changed by now, synchronously, and then makes it durable.</param>
internal sealed class GroupWrite(Func<Task> write)
{
    private TaskCompletionSource? _next;
    private Task _running = Task.CompletedTask;

    public bool IsBusy => !_running.IsCompleted;

    /// <summary>Completes when everything that is changed by now is durable.</summary>
    public Task Durable()
    {
        _next ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var mine = _next.Task;
        if (_running.IsCompleted)
            _running = Run();
        return mine;
    }

    private async Task Run()
    {
        while (_next is { } waiting)
        {
            _next = null;
            try
            {
                await write();
                waiting.SetResult();
            }
            catch (Exception failure)
            {
                waiting.SetException(failure);
            }
        }
    }
}

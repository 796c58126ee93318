using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>
/// Carries a cancellation across a call: the caller hears at once, the grain's own token is cancelled on the
/// grain's scheduler, and a call still waiting is never run.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Without a timer the source holds nothing to dispose, and the grain may keep its token.")]
internal sealed class CallCancellation
{
    private readonly CancellationTokenSource _grainSide = new();
    private readonly Request _request;
    private readonly CancellationTokenRegistration _registration;

    public CallCancellation(Request request, CancellationToken callerToken)
    {
        _request = request;
        request.SetCancellationToken(_grainSide.Token);
        _registration = callerToken.UnsafeRegister(static (self, token) => ((CallCancellation)self!).Cancel(token), this);
    }

    public void Unregister() => _registration.Unregister();

    /// <summary>On the thread pool, so that neither side's continuations run inside the caller's Cancel().</summary>
    private void Cancel(CancellationToken callerToken) => ThreadPool.UnsafeQueueUserWorkItem(
        static call => call.self.CancelNow(call.callerToken), (self: this, callerToken), preferLocal: false);

    private void CancelNow(CancellationToken callerToken)
    {
        if (!_request.Fail(new OperationCanceledException(callerToken)))
        {
            return;
        }

        _request.Owner?.Forget(_request);
        Task.Factory.StartNew(
            static source => ((CancellationTokenSource)source!).Cancel(),
            _grainSide,
            CancellationToken.None,
            TaskCreationOptions.DenyChildAttach,
            _request.Owner as TaskScheduler ?? TaskScheduler.Default);
    }
}

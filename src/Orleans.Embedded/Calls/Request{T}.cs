using System.Runtime.CompilerServices;

namespace Orleans.Runtime;

/// <summary>A call with an answer. The task builder is used bare: it makes the caller's task without a completion source.</summary>
internal abstract class Request<TResult> : Request
{
    private AsyncTaskMethodBuilder<TResult> _promise;

    /// <summary>Must be taken before the request is sent.</summary>
    internal Task<TResult> Promise => _promise.Task;

    internal override bool Fail(Exception failure)
    {
        if (!TryAnswer())
        {
            return false;
        }

        if (!NoAnswer)
        {
            _promise.SetException(CrossingExceptions.Admit(failure));
        }

        return true;
    }

    protected void Succeed(TResult result)
    {
        if (TryAnswer() && !NoAnswer)
        {
            _promise.SetResult(ReferenceConversion.IsNeeded<TResult>.Value ? ReferenceConversion.ToReference(result) : result);
        }
    }

    protected void FailedCall(Exception failure)
    {
        (Owner as Activation)?.OnCallFailed(failure);
        if (NoAnswer)
        {
            Reference.Factory.Engine.OneWayFailed(this, failure);
        }

        Fail(failure);
    }
}

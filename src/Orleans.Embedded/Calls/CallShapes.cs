namespace Orleans.Runtime;

/// <summary>The answer of methods that return nothing.</summary>
internal readonly struct Nothing;

/// <summary>A method that returns <see cref="Task"/>. Emitted subclasses hold the arguments and make the call.</summary>
internal abstract class TaskRequest : Request<Nothing>
{
    protected abstract Task Call(object target);

    internal sealed override bool Begin(object target)
    {
        Task running;
        try
        {
            running = Call(target) ?? throw new InvalidOperationException($"{Method} returned null instead of a task.");
        }
        catch (Exception failure)
        {
            FailedCall(failure);
            return true;
        }

        return Follow(running);
    }

    protected bool Follow(Task running)
    {
        if (running.IsCompleted)
        {
            End(running);
            return true;
        }

        running.ContinueWith(
            static (ended, request) => ((TaskRequest)request!).EndLater(ended),
            this,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return false;
    }

    private void EndLater(Task ended)
    {
        Owner!.Ended(this);
        End(ended);
    }

    private void End(Task ended)
    {
        if (ended.IsCompletedSuccessfully)
        {
            Succeed(default);
        }
        else
        {
            FailedCall(FailureOf.Task(ended));
        }
    }
}

/// <summary>A method that returns <see cref="Task{TResult}"/>.</summary>
internal abstract class TaskRequest<TResult> : Request<TResult>
{
    protected abstract Task<TResult> Call(object target);

    internal sealed override bool Begin(object target)
    {
        Task<TResult> running;
        try
        {
            running = Call(target) ?? throw new InvalidOperationException($"{Method} returned null instead of a task.");
        }
        catch (Exception failure)
        {
            FailedCall(failure);
            return true;
        }

        if (running.IsCompleted)
        {
            End(running);
            return true;
        }

        running.ContinueWith(
            static (ended, request) => ((TaskRequest<TResult>)request!).EndLater(ended),
            this,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return false;
    }

    private void EndLater(Task<TResult> ended)
    {
        Owner!.Ended(this);
        End(ended);
    }

    private void End(Task<TResult> ended)
    {
        if (ended.IsCompletedSuccessfully)
        {
            Succeed(ended.Result);
        }
        else
        {
            FailedCall(FailureOf.Task(ended));
        }
    }
}

/// <summary>A method that returns <see cref="ValueTask"/>.</summary>
internal abstract class ValueTaskRequest : TaskRequest
{
    protected abstract ValueTask CallValue(object target);

    protected sealed override Task Call(object target) => CallValue(target).AsTask();
}

/// <summary>A method that returns <see cref="ValueTask{TResult}"/>.</summary>
internal abstract class ValueTaskRequest<TResult> : TaskRequest<TResult>
{
    protected abstract ValueTask<TResult> CallValue(object target);

    protected sealed override Task<TResult> Call(object target) => CallValue(target).AsTask();
}

/// <summary>A method of an observer that returns nothing at all.</summary>
internal abstract class VoidRequest : TaskRequest
{
    protected abstract void CallVoid(object target);

    protected sealed override Task Call(object target)
    {
        CallVoid(target);
        return Task.CompletedTask;
    }
}

internal static class FailureOf
{
    public static Exception Task(Task ended)
    {
        if (!ended.IsCanceled)
        {
            return ended.Exception!.InnerException!;
        }

        // The exception that cancelled the task, with its token and stack, is only handed out by awaiting it.
        try
        {
            ended.GetAwaiter().GetResult();
            throw new InvalidOperationException("The task was not cancelled.");
        }
        catch (OperationCanceledException cancelled)
        {
            return cancelled;
        }
    }
}

namespace Orleans.Runtime;

/// <summary>How emitted proxies send their calls.</summary>
public partial class GrainReference
{
    private IRequestTarget? _lastTarget;

    internal Task<TResult> Call<TResult>(Request<TResult> request, GrainMethod method)
    {
        request.Reference = this;
        request.Method = method;
        request.Source = TaskScheduler.Current as Activation;
        request.Context = RequestContext.Current;
        request.Urgent = request.Context is { } context && Factory.Engine.UrgentKey is { } key && context.ContainsKey(key);
        if (method.OneWay)
        {
            request.NoAnswer = true;
            Send(request);
            return Answered<TResult>.Task;
        }

        request.IssuedAt = Environment.TickCount64;
        if (method.IsCancellable && request.GetCancellationToken() is { CanBeCanceled: true } token)
        {
            if (token.IsCancellationRequested)
            {
                return Task.FromCanceled<TResult>(token);
            }

            var cancellable = request.Promise;
            request.Cancellation = new CallCancellation(request, token);
            Send(request);
            return cancellable;
        }

        var promise = request.Promise;
        Send(request);
        return promise;
    }

    internal ValueTask CallValue(Request<Nothing> request, GrainMethod method) => new(Call(request, method));

    internal ValueTask<TResult> CallValue<TResult>(Request<TResult> request, GrainMethod method) => new(Call(request, method));

    internal void CallVoid(Request<Nothing> request, GrainMethod method) => Call(request, method);

    private void Send(Request request) => _lastTarget = Factory.Engine.Deliver(request, _lastTarget);

    private static class Answered<TResult>
    {
        public static readonly Task<TResult> Task = System.Threading.Tasks.Task.FromResult<TResult>(default!);
    }
}

using Microsoft.Extensions.Logging;

namespace Orleans.Runtime;

/// <summary>The way of a call into a mailbox.</summary>
internal sealed partial class Engine
{
    private const int MaxFruitlessForwards = 5;

    /// <summary>Puts the request into its target's mailbox, or answers it with the reason why not.</summary>
    public IRequestTarget? Deliver(Request request, IRequestTarget? known = null)
    {
        try
        {
            if (!IsAdmitted(request))
            {
                request.Fail(new SiloUnavailableException($"The engine is not running and cannot take the call {request}."));
                return null;
            }

            return Deliver(request, request.Reference.GrainId, known);
        }
        catch (Exception failure)
        {
            request.Fail(failure);
            return null;
        }
    }

    /// <summary>
    /// Calls that were waiting when their activation ended. If activations come and go without serving any call,
    /// the calls fail rather than wander for ever.
    /// </summary>
    public void Forward(Request? head, bool fruitless)
    {
        for (var request = head; request is not null;)
        {
            var next = request.Next;
            request.Next = null;
            request.Previous = null;
            request.WasTaken = true;
            if (fruitless && ++request.FruitlessForwards > MaxFruitlessForwards)
            {
                request.Fail(new OrleansException($"{request} met {MaxFruitlessForwards} activations in a row that ended before serving a call."));
            }
            else if (!request.IsTick && !request.IsAnswered)
            {
                Deliver(request);
            }

            request = next;
        }
    }

    /// <summary>The caller does not hear of it, so the log must.</summary>
    public void OneWayFailed(Request request, Exception failure) => LogOneWayFailed(Logger, request.Reference.GrainId, request.GetMethodName(), failure);

    private IRequestTarget Deliver(Request request, GrainId id, IRequestTarget? known)
    {
        for (var target = known; ; target = null)
        {
            target ??= ObserverDirectory.IsObserver(id) ? Observers.Find(id) : Directory.GetOrAdd(id);
            switch (target.Receive(request))
            {
                case Reception.Accepted:
                    return target;
                case Reception.Full:
                    Metrics.Refused();
                    throw Overload(request, target);
                default:
                    Directory.Remove(id, target);
                    break;
            }
        }
    }

    private LimitExceededException Overload(Request request, IRequestTarget target) => target is WorkerPool
        ? new LimitExceededException(
            nameof(Messaging.MaxEnqueuedRequestsHardLimit_StatelessWorker),
            Messaging.MaxEnqueuedRequestsHardLimit_StatelessWorker + 1,
            Messaging.MaxEnqueuedRequestsHardLimit_StatelessWorker,
            $"The mailbox of {request.Reference.GrainId} is full; {request.Method} was refused.")
        : new LimitExceededException(
            nameof(Messaging.MaxEnqueuedRequestsHardLimit),
            Messaging.MaxEnqueuedRequestsHardLimit + 1,
            Messaging.MaxEnqueuedRequestsHardLimit,
            $"The mailbox of {request.Reference.GrainId} is full; {request.Method} was refused.");

    /// <summary>While the engine stops, grains may still finish what they do together, but nothing new comes in.</summary>
    private bool IsAdmitted(Request request) => _open || (!_closed && request.Source is not null);

    [LoggerMessage(LogLevel.Warning, "The one-way call {Method} of {Grain} failed; nobody was told")]
    private static partial void LogOneWayFailed(ILogger logger, GrainId grain, string method, Exception failure);
}

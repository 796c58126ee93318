namespace Orleans.Runtime;

/// <summary>One observer object: its calls run on the pool, one after the other, in order of arrival.</summary>
internal sealed class ObserverTarget(IGrainObserver observer, Engine engine) : IRequestTarget, IThreadPoolWorkItem
{
    private readonly WeakReference<IGrainObserver> _observer = new(observer);
    private readonly Lock _gate = new();
    private Mailbox _mailbox = new(reentrant: false);
    private bool _awake;

    public bool IsAlive => _observer.TryGetTarget(out _);

    public Reception Receive(Request request)
    {
        lock (_gate)
        {
            var limit = engine.Messaging.MaxEnqueuedRequestsHardLimit;
            if (limit > 0 && _mailbox.Held > limit)
            {
                return Reception.Full;
            }

            request.Owner = this;
            _mailbox.Add(request);
            if (_awake)
            {
                return Reception.Accepted;
            }

            _awake = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        return Reception.Accepted;
    }

    public void Execute()
    {
        Request? request;
        lock (_gate)
        {
            request = _mailbox.Next(onlyOpenSections: false);
            if (request is null)
            {
                _awake = false;
                return;
            }
        }

        if (Run(request))
        {
            Ended(request);
        }
    }

    public void Ended(Request request)
    {
        lock (_gate)
        {
            _mailbox.End(request);
            _awake = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    public void Forget(Request request)
    {
        lock (_gate)
        {
            _mailbox.Withdraw(request);
        }
    }

    public void Inspect(ICollection<Request> into)
    {
        lock (_gate)
        {
            _mailbox.CopyTo(into);
        }
    }

    private bool Run(Request request)
    {
        if (request.IsAnswered)
        {
            return true;
        }

        if (!_observer.TryGetTarget(out var target))
        {
            request.Fail(new ClientNotAvailableException($"The object behind observer {request.Reference.GrainId} is gone."));
            return true;
        }

        if (request.Context is not null)
        {
            RequestContext.Current = request.Context; // the pool restores its own context after each work item
        }

        return request.Begin(target);
    }
}

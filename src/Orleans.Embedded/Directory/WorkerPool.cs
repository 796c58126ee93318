namespace Orleans.Runtime;

/// <summary>The activations of one stateless worker: an idle one first, then a new one up to the limit, then the least loaded.</summary>
internal sealed class WorkerPool(Engine engine, GrainClass grainClass, GrainId id, int maxWorkers) : IRequestTarget
{
    private readonly Lock _gate = new();
    private readonly List<Activation> _workers = [];

    public GrainId GrainId => id;

    public IReadOnlyList<Activation> Workers
    {
        get
        {
            lock (_gate)
            {
                return [.. _workers];
            }
        }
    }

    public Reception Receive(Request request)
    {
        while (true)
        {
            var worker = Choose();
            var reception = worker.Receive(request);
            if (reception != Reception.Gone)
            {
                return reception;
            }

            Remove(worker);
        }
    }

    public void Remove(Activation worker)
    {
        lock (_gate)
        {
            _workers.Remove(worker);
        }
    }

    public void Ended(Request request) => throw new InvalidOperationException("A worker, not its pool, runs a request.");

    public void Forget(Request request) => throw new InvalidOperationException("A worker, not its pool, holds a request.");

    public void Inspect(ICollection<Request> into)
    {
        foreach (var worker in Workers)
        {
            worker.Inspect(into);
        }
    }

    private Activation Choose()
    {
        lock (_gate)
        {
            Activation? best = null;
            var least = int.MaxValue;
            foreach (var worker in _workers)
            {
                var held = worker.Held;
                if (held < least)
                {
                    (best, least) = (worker, held);
                }
            }

            if (best is not null && (least == 0 || _workers.Count >= maxWorkers))
            {
                return best;
            }

            var added = new Activation(engine, grainClass, id, this);
            _workers.Add(added);
            return added;
        }
    }
}

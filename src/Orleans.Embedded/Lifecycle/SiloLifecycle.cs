namespace Orleans.Runtime;

/// <summary>Runs its observers stage by stage: upwards at start, downwards at stop; one stage's observers side by side.</summary>
internal sealed class SiloLifecycle : ISiloLifecycle
{
    private readonly List<Subscription> _subscriptions = [];

    public int HighestCompletedStage { get; private set; } = int.MinValue;

    public int LowestStoppedStage { get; private set; } = int.MaxValue;

    public IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer)
    {
        var subscription = new Subscription(this, stage, observer);
        lock (_subscriptions)
        {
            _subscriptions.Add(subscription);
        }

        return subscription;
    }

    public async Task StartAsync(CancellationToken token)
    {
        foreach (var stage in Stages().OrderBy(stage => stage.Key))
        {
            await Task.WhenAll(stage.Select(subscription => subscription.Observer.OnStart(token)));
            HighestCompletedStage = stage.Key;
        }
    }

    /// <summary>Stops what was started; one observer's failure does not keep the others from stopping.</summary>
    public async Task StopAsync(CancellationToken token)
    {
        var failures = new List<Exception>();
        var started = Stages().Where(stage => stage.Key <= HighestCompletedStage);
        foreach (var stage in started.OrderByDescending(stage => stage.Key))
        {
            try
            {
                await Task.WhenAll(stage.Select(subscription => subscription.Observer.OnStop(token)));
            }
            catch (Exception failure)
            {
                failures.Add(failure);
            }

            LowestStoppedStage = stage.Key;
        }

        if (failures.Count > 0)
        {
            throw new AggregateException("The engine did not stop cleanly.", failures);
        }
    }

    private IGrouping<int, Subscription>[] Stages()
    {
        lock (_subscriptions)
        {
            return [.. _subscriptions.GroupBy(subscription => subscription.Stage)];
        }
    }

    private void Remove(Subscription subscription)
    {
        lock (_subscriptions)
        {
            _subscriptions.Remove(subscription);
        }
    }

    private sealed class Subscription(SiloLifecycle lifecycle, int stage, ILifecycleObserver observer) : IDisposable
    {
        public int Stage { get; } = stage;

        public ILifecycleObserver Observer { get; } = observer;

        public void Dispose() => lifecycle.Remove(this);
    }
}

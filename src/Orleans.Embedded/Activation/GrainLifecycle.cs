namespace Orleans.Runtime;

/// <summary>Observers of one activation; started in order of stage before OnActivateAsync, stopped backwards after OnDeactivateAsync.</summary>
internal sealed class GrainLifecycle : IGrainLifecycle
{
    private readonly List<(int Stage, ILifecycleObserver Observer)> _observers = [];

    public IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer)
    {
        _observers.Add((stage, observer));
        return new Subscription(() => _observers.RemoveAll(entry => ReferenceEquals(entry.Observer, observer)));
    }

    public async Task StartAsync(CancellationToken token)
    {
        foreach (var (_, observer) in _observers.OrderBy(entry => entry.Stage).ToArray())
        {
            await observer.OnStart(token);
        }
    }

    public async Task StopAsync(CancellationToken token)
    {
        foreach (var (_, observer) in _observers.OrderByDescending(entry => entry.Stage).ToArray())
        {
            await observer.OnStop(token);
        }
    }

    private sealed class Subscription(Action remove) : IDisposable
    {
        public void Dispose() => remove();
    }
}

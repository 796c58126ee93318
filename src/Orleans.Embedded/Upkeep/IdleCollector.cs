namespace Orleans.Runtime;

/// <summary>Once a quantum, deactivates grains that were idle for their age.</summary>
internal sealed class IdleCollector : IDisposable
{
    private readonly Engine _engine;
    private readonly ITimer _timer;

    public IdleCollector(Engine engine)
    {
        _engine = engine;
        _timer = engine.Clock.CreateTimer(static self => ((IdleCollector)self!).Round(), this, engine.Collection.CollectionQuantum, engine.Collection.CollectionQuantum);
    }

    public void Dispose() => _timer.Dispose();

    private void Round()
    {
        var now = _engine.Clock.GetTimestamp();
        foreach (var activation in _engine.Activations())
        {
            activation.CollectIfIdle(now);
        }
    }
}

using System.Collections.Concurrent;

namespace Orleans.Runtime;

/// <summary>
/// Which target serves which grain now. A target stays until its last turn is over, so there is never a second
/// activation of one identity beside it.
/// </summary>
internal sealed class ActivationDirectory(Engine engine)
{
    private readonly ConcurrentDictionary<GrainId, IRequestTarget> _targets = new();

    public IEnumerable<IRequestTarget> Targets => _targets.Select(entry => entry.Value);

    public bool IsEmpty => _targets.IsEmpty;

    public int Count => _targets.Count;

    public IRequestTarget GetOrAdd(GrainId id) =>
        _targets.TryGetValue(id, out var target) ? target : _targets.GetOrAdd(id, static (id, engine) => New(id, engine), engine);

    public IRequestTarget? Find(GrainId id) => _targets.GetValueOrDefault(id);

    /// <summary>Removes this very target; another one under the same id stays.</summary>
    public void Remove(GrainId id, IRequestTarget target) => _targets.TryRemove(KeyValuePair.Create(id, target));

    /// <summary>A loser of the race is dropped unused: making a target has no effect.</summary>
    private static IRequestTarget New(GrainId id, Engine engine)
    {
        var grainClass = engine.Classes.Of(id.Type);
        return grainClass.MaxWorkers is { } max
            ? new WorkerPool(engine, grainClass, id, max)
            : new Activation(engine, grainClass, id, pool: null);
    }
}

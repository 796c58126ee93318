using System.Collections.Concurrent;

namespace Orleans.Runtime;

/// <summary>The observer objects of this process, by the id in their references. Held weakly, as Orleans holds them.</summary>
internal sealed class ObserverDirectory(Engine engine)
{
    private static readonly GrainType Type = GrainType.Create("sys.client");
    private readonly ConcurrentDictionary<GrainId, ObserverTarget> _targets = new();

    public IEnumerable<ObserverTarget> Targets => _targets.Select(entry => entry.Value);

    public static bool IsObserver(GrainId id) => id.Type == Type;

    public GrainId Add(IGrainObserver observer)
    {
        if (observer is GrainReference)
        {
            throw new ArgumentException("This is a reference already.", nameof(observer));
        }

        var id = GrainId.Create(Type, Guid.NewGuid().ToString("N"));
        _targets[id] = new ObserverTarget(observer, engine);
        return id;
    }

    public void Remove(GrainId id) => _targets.TryRemove(id, out _);

    /// <exception cref="ClientNotAvailableException">The observer was deleted or its object is gone. Orleans lets such calls time out.</exception>
    public ObserverTarget Find(GrainId id) => _targets.TryGetValue(id, out var target)
        ? target
        : throw new ClientNotAvailableException($"Observer {id} is gone.");

    /// <summary>Forgets observers whose objects were collected.</summary>
    public void Sweep()
    {
        foreach (var (id, target) in _targets)
        {
            if (!target.IsAlive)
            {
                Remove(id);
            }
        }
    }
}

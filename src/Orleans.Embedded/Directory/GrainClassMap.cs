using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;

namespace Orleans.Runtime;

/// <summary>
/// Which class implements which interface. Classes are found in every assembly that uses the engine and can be
/// reached from the program's entry or is already loaded.
/// </summary>
internal sealed class GrainClassMap
{
    private readonly Engine _engine;
    private readonly Type[] _types;
    private readonly ConcurrentDictionary<Type, GrainClass> _byClass = new();
    private readonly ConcurrentDictionary<(Type, string?), GrainType> _byInterface = new();
    private readonly FrozenDictionary<GrainType, Type> _byGrainType;

    public GrainClassMap(Engine engine)
    {
        _engine = engine;
        _types = [.. GrainAssemblies.All().SelectMany(GrainAssemblies.TypesOf).Where(IsGrainClass)];
        var names = new Dictionary<GrainType, Type>();
        foreach (var type in _types)
        {
            var name = Of(type).GrainType;
            if (!names.TryAdd(name, type))
            {
                throw new OrleansConfigurationException(
                    $"Grain classes {names[name]} and {type} are both called \"{name}\": give one of them another [GrainType].");
            }
        }

        _byGrainType = names.ToFrozenDictionary();
    }

    public GrainClass Of(GrainType grainType) => _byGrainType.TryGetValue(grainType, out var type)
        ? Of(type)
        : throw new ArgumentException($"No grain class is called \"{grainType}\".", nameof(grainType));

    /// <exception cref="ArgumentException">No class, or no single best class, implements the interface.</exception>
    public GrainType For(Type interfaceType, string? classNamePrefix = null) =>
        _byInterface.TryGetValue((interfaceType, classNamePrefix), out var known)
            ? known
            : _byInterface.GetOrAdd((interfaceType, classNamePrefix), Find(interfaceType, classNamePrefix));

    private GrainClass Of(Type type) => _byClass.GetOrAdd(type, static (type, engine) => new GrainClass(type, engine), _engine);

    private GrainType Find(Type interfaceType, string? prefix)
    {
        var candidates = _types.Where(interfaceType.IsAssignableFrom).ToArray();
        if (prefix is not null)
        {
            candidates = [.. candidates.Where(type => (type.FullName ?? type.Name).StartsWith(prefix, StringComparison.Ordinal))];
        }

        if (candidates.Length > 1)
        {
            var byName = candidates.Where(type => "I" + type.Name == interfaceType.Name).ToArray();
            candidates = byName.Length == 1 ? byName : candidates;
        }

        return candidates.Length switch
        {
            1 => Of(candidates[0]).GrainType,
            0 => throw new ArgumentException($"Could not find an implementation for interface {interfaceType}.", nameof(interfaceType)),
            _ => throw new ArgumentException(
                $"Unable to identify a single appropriate grain type for interface {interfaceType}. Candidates: {string.Join(", ", candidates.Select(type => type.Name))}.",
                nameof(interfaceType)),
        };
    }

    private static bool IsGrainClass(Type type) =>
        type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }
        && typeof(IGrain).IsAssignableFrom(type) && !typeof(GrainReference).IsAssignableFrom(type);
}

using System.Reflection;
using Orleans.Storage;

namespace Orleans.Runtime;

/// <summary>What fills a constructor parameter marked [PersistentState].</summary>
internal static class PersistentStateFactory
{
    private static readonly MethodInfo Open =
        typeof(PersistentStateFactory).GetMethod(nameof(Make), BindingFlags.Static | BindingFlags.NonPublic)!;

    public static Func<Activation, object?> For(Type parameterType, PersistentStateAttribute state, Engine engine)
    {
        if (!parameterType.IsGenericType || parameterType.GetGenericTypeDefinition() != typeof(IPersistentState<>))
        {
            throw new OrleansConfigurationException($"[PersistentState(\"{state.StateName}\")] needs a parameter of type IPersistentState<T>, not {parameterType}.");
        }

        return (Func<Activation, object?>)Open.MakeGenericMethod(parameterType.GetGenericArguments()).Invoke(null, [state, engine])!;
    }

    private static Func<Activation, object?> Make<TState>(PersistentStateAttribute state, Engine engine)
    {
        var name = state.StorageName ?? "Default";
        var storage = new Lazy<IGrainStorage>(() => engine.Services.GetKeyedService<IGrainStorage>(name)
            ?? throw new OrleansConfigurationException($"No grain storage named \"{name}\" is registered: call AddMemoryGrainStorage(\"{name}\") or AddGrainStorage."));
        return activation => new PersistentState<TState>(state.StateName, activation, storage.Value);
    }
}

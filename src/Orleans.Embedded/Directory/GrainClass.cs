using System.Reflection;
using Orleans.Concurrency;
using Orleans.Configuration;

namespace Orleans.Runtime;

/// <summary>What is known of a grain class, read once from its attributes and the options.</summary>
internal sealed class GrainClass
{
    private readonly GrainConstructor _constructor;

    public GrainClass(Type type, Engine engine)
    {
        Type = type;
        GrainType = type.GetCustomAttribute<GrainTypeAttribute>()?.GrainType ?? GrainType.Create(DefaultName(type));
        Reentrant = type.IsDefined(typeof(ReentrantAttribute));
        MaxWorkers = type.GetCustomAttribute<StatelessWorkerAttribute>()?.MaxLocalWorkers;
        MailboxLimit = MaxWorkers is null
            ? engine.Messaging.MaxEnqueuedRequestsHardLimit
            : engine.Messaging.MaxEnqueuedRequestsHardLimit_StatelessWorker;
        CollectionAge = AgeOf(type, engine.Collection);
        HasOnActivate = Overrides(type, nameof(IGrainBase.OnActivateAsync));
        HasOnDeactivate = Overrides(type, nameof(IGrainBase.OnDeactivateAsync));
        _constructor = new GrainConstructor(type, engine);
    }

    public Type Type { get; }

    public GrainType GrainType { get; }

    public bool Reentrant { get; }

    /// <summary>Null unless the class is a stateless worker.</summary>
    public int? MaxWorkers { get; }

    public int MailboxLimit { get; }

    /// <summary>Null: never collected.</summary>
    public TimeSpan? CollectionAge { get; }

    public bool HasOnActivate { get; }

    public bool HasOnDeactivate { get; }

    public object Create(Activation activation) => _constructor.Create(activation);

    private static string DefaultName(Type type)
    {
        const string suffix = "grain";
#pragma warning disable CA1308 // Orleans' default type names are lower case
        var name = type.Name.ToLowerInvariant();
#pragma warning restore CA1308
        return name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.Ordinal) ? name[..^suffix.Length] : name;
    }

    private static TimeSpan? AgeOf(Type type, GrainCollectionOptions options)
    {
        if (type.IsDefined(typeof(KeepAliveAttribute)))
        {
            return null;
        }

        var age = options.ClassSpecificCollectionAge.TryGetValue(type.FullName ?? type.Name, out var specific)
            ? specific
            : type.GetCustomAttribute<CollectionAgeLimitAttribute>()?.AgeLimit ?? options.CollectionAge;
        return age == Timeout.InfiniteTimeSpan ? null : age;
    }

    /// <summary>Grains that keep the empty method of <see cref="Grain"/> need no call to it.</summary>
    private static bool Overrides(Type type, string name)
    {
        if (!typeof(IGrainBase).IsAssignableFrom(type))
        {
            return false;
        }

        var map = type.GetInterfaceMap(typeof(IGrainBase));
        var index = Array.FindIndex(map.InterfaceMethods, method => method.Name == name);
        var owner = map.TargetMethods[index].DeclaringType;
        return owner != typeof(Grain) && owner != typeof(IGrainBase);
    }
}

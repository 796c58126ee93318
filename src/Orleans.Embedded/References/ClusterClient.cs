namespace Orleans.Runtime;

/// <summary>The grain factory, for grains and for the program around them.</summary>
internal sealed class ClusterClient(IServiceProvider services, Engine engine) : IClusterClient
{
    public IServiceProvider ServiceProvider { get; } = services;

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(primaryKey);
        var type = engine.Classes.For(typeof(TGrainInterface), grainClassNamePrefix);
        return engine.References.Create<TGrainInterface>(GrainId.Create(type, primaryKey));
    }

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(grainPrimaryKey);
        var type = engine.Classes.For(grainInterfaceType);
        return (IGrain)(object)engine.References.Create(grainInterfaceType, GrainId.Create(type, grainPrimaryKey));
    }

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable => engine.References.Create<TGrainInterface>(grainId);

    public IAddressable GetGrain(GrainId grainId) => engine.References.Untyped(grainId);

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        ArgumentNullException.ThrowIfNull(obj);
        return engine.References.Create<TGrainObserverInterface>(engine.Observers.Add(obj));
    }

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        if (obj is not GrainReference reference)
        {
            throw new ArgumentException("Pass the reference that CreateObjectReference returned, not the object.", nameof(obj));
        }

        engine.Observers.Remove(reference.GrainId);
    }
}

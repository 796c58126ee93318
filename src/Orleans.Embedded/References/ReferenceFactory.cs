using System.Collections.Concurrent;

namespace Orleans.Runtime;

/// <summary>Makes references: one emitted class for each grain or observer interface, made when first needed.</summary>
internal sealed class ReferenceFactory(Engine engine)
{
    private static readonly ConcurrentDictionary<Type, Lazy<Func<ReferenceFactory, GrainId, GrainReference>>> Makers = new();

    public Engine Engine { get; } = engine;

    public GrainReference Create(Type interfaceType, GrainId id) => MakerOf(interfaceType)(this, id);

    public T Create<T>(GrainId id) => (T)(object)Maker<T>.Make(this, id);

    /// <summary>A reference that knows which grain it means but not by which interface; cast it before calling.</summary>
    public GrainReference Untyped(GrainId id) => new(this, id);

    private static Func<ReferenceFactory, GrainId, GrainReference> MakerOf(Type interfaceType) =>
        Makers.GetOrAdd(interfaceType, static type => new(() => ProxyEmitter.Emit(type))).Value;

    private static class Maker<T>
    {
        public static readonly Func<ReferenceFactory, GrainId, GrainReference> Make = MakerOf(typeof(T));
    }
}

#nullable disable annotations // as in Orleans: what compiles against the one compiles against the other
namespace Orleans.Core
{
    /// <summary>Reads and writes one named state of one grain. A newly made grain has its state already read.</summary>
    public interface IStorage
    {
        /// <summary>The version in the store; null if there is none.</summary>
        string Etag { get; }

        bool RecordExists { get; }

        Task ClearStateAsync();

        /// <exception cref="Orleans.Storage.InconsistentStateException">Somebody else wrote in between.</exception>
        Task WriteStateAsync();

        Task ReadStateAsync();

        Task ClearStateAsync(CancellationToken cancellationToken) => ClearStateAsync();

        Task WriteStateAsync(CancellationToken cancellationToken) => WriteStateAsync();

        Task ReadStateAsync(CancellationToken cancellationToken) => ReadStateAsync();
    }

    public interface IStorage<TState> : IStorage
    {
        TState State { get; set; }
    }
}

namespace Orleans.Runtime
{
    /// <summary>A state injected into a grain's constructor by <see cref="PersistentStateAttribute"/>.</summary>
    public interface IPersistentState<TState> : Orleans.Core.IStorage<TState>;

    /// <summary>Marks the constructor parameter that receives a state.</summary>
    /// <param name="stateName">The state's name in the store.</param>
    /// <param name="storageName">Which registered store; null means "Default".</param>
    [AttributeUsage(AttributeTargets.Parameter)]
    public class PersistentStateAttribute(string stateName, string storageName = null) : Attribute
    {
        public string StateName { get; } = stateName;

        public string StorageName { get; } = storageName;
    }
}

#nullable disable annotations // as in Orleans: what compiles against the one compiles against the other
namespace Orleans
{
    /// <summary>A state on its way to or from a store.</summary>
    public interface IGrainState<T>
    {
        T State { get; set; }

        /// <summary>The version that was read or last written; null if there is none.</summary>
        string ETag { get; set; }

        bool RecordExists { get; set; }
    }

    /// <inheritdoc/>
    public sealed class GrainState<T> : IGrainState<T>
    {
        public GrainState()
        {
        }

        public GrainState(T state)
            : this(state, null)
        {
        }

        public GrainState(T state, string eTag)
        {
            State = state;
            ETag = eTag;
        }

        public T State { get; set; }

        public string ETag { get; set; }

        public bool RecordExists { get; set; }
    }
}

namespace Orleans.Storage
{
    /// <summary>A store of grain states: one record for each state name and grain, guarded by an ETag.</summary>
    public interface IGrainStorage
    {
        /// <summary>Fills <paramref name="grainState"/>; a missing record leaves a new state and a null ETag.</summary>
        Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

        /// <exception cref="InconsistentStateException">The ETag is not the stored one.</exception>
        Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

        /// <exception cref="InconsistentStateException">The ETag is not the stored one.</exception>
        Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);
    }

    /// <summary>How a store turns states into bytes.</summary>
    public interface IGrainStorageSerializer
    {
        BinaryData Serialize<T>(T input);

        T Deserialize<T>(BinaryData input);
    }
}

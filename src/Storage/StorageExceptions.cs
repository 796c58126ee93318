namespace Dispatch.Storage;

/// <summary>A state could not be read or written. The message says what is wrong and what to do.</summary>
[GenerateSerializer, Alias("dispatch.StorageException")]
public abstract class StorageException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Too much is already waiting to be written. Nothing was written; try again in a second (HTTP 503).</summary>
[GenerateSerializer, Alias("dispatch.StorageBusyException")]
public sealed class StorageBusyException(string message) : StorageException(message);

/// <summary>The disk, the file's limit or the server's memory is full. Nothing was written; works again once there is space (HTTP 503).</summary>
[GenerateSerializer, Alias("dispatch.StorageFullException")]
public sealed class StorageFullException(string message, Exception? inner = null) : StorageException(message, inner);

/// <summary>The file or server cannot be used now: locked, away, or shutting down (HTTP 503).</summary>
[GenerateSerializer, Alias("dispatch.StorageUnavailableException")]
public sealed class StorageUnavailableException(string message, bool outcomeUnknown, Exception? inner = null)
    : StorageException(message, inner)
{
    /// <summary>True when the change may have been made although no answer came. Writing again with the old ETag tells.</summary>
    [Id(0)]
    public bool OutcomeUnknown { get; private set; } = outcomeUnknown;
}

/// <summary>The file or server is the wrong one or damaged, or is not set up to keep what it confirms. An operator must act.</summary>
[GenerateSerializer, Alias("dispatch.StorageUnusableException")]
public sealed class StorageUnusableException(string message, Exception? inner = null) : StorageException(message, inner);

/// <summary>The state cannot be stored: too large, or its key is not valid Unicode. Nothing was written.</summary>
[GenerateSerializer, Alias("dispatch.StateRefusedException")]
public sealed class StateRefusedException(string message) : StorageException(message);

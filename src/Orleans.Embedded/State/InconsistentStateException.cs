namespace Orleans.Storage;

/// <summary>A write was refused because the record was changed by somebody else. If it escapes a call, the grain is deactivated.</summary>
public class InconsistentStateException : OrleansException
{
    public InconsistentStateException()
    {
    }

    public InconsistentStateException(string message)
        : base(message)
    {
    }

    public InconsistentStateException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag, Exception storageException)
        : base(errorMsg, storageException)
    {
        StoredEtag = storedEtag ?? "Unknown";
        CurrentEtag = currentEtag ?? "Unknown";
    }

    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag)
        : this(errorMsg, storedEtag, currentEtag, null!)
    {
    }

    public InconsistentStateException(string? storedEtag, string? currentEtag, Exception storageException)
        : this(storageException.Message, storedEtag, currentEtag, storageException)
    {
    }

    public string StoredEtag { get; } = "Unknown";

    public string CurrentEtag { get; } = "Unknown";

    /// <summary>Only the grain whose own write failed is deactivated, not every grain the exception passes through.</summary>
    internal bool IsSourceActivation { get; set; } = true;

    public override string ToString() => $"{base.ToString()} (expected ETag {CurrentEtag}, stored ETag {StoredEtag})";
}

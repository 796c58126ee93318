namespace Dispatch.Storage;

/// <summary>Names one stored state: the name given in <c>[PersistentState]</c> and the grain's identity as text (<c>type/key</c>).</summary>
/// <param name="StateName">State name; any Unicode text without lone surrogates.</param>
/// <param name="GrainId">Grain identity; any Unicode text without lone surrogates.</param>
public readonly record struct StateKey(string StateName, string GrainId)
{
    /// <inheritdoc/>
    public override string ToString() => $"{StateName} of {GrainId}";
}

/// <summary>What a store holds for one key.</summary>
/// <param name="ETag">Changes with every write and is never used twice, also not after a clear.</param>
/// <param name="Payload">The state as UTF-8 JSON.</param>
internal sealed record StoredState(string ETag, byte[] Payload);

/// <summary>How a write or clear ended. A conflict is an answer, not a failure.</summary>
/// <param name="Done">False when the expected ETag was not the stored one; nothing was changed then.</param>
/// <param name="ETag">The ETag now stored; null when nothing is stored.</param>
internal readonly record struct StoreOutcome(bool Done, string? ETag);

/// <summary>
/// Bytes in, bytes out. A returned outcome is on disk; a thrown <see cref="StorageException"/> says whether anything
/// may have been written. An <c>expected</c> ETag of null means "nothing is stored yet".
/// </summary>
internal interface IStateStore : IStateScan, IAsyncDisposable
{
    /// <summary>Checks the file or server, so that a wrong one is refused at start and not at the first call.</summary>
    Task OpenAsync(CancellationToken cancellationToken);

    ValueTask<StoredState?> ReadAsync(StateKey key);

    Task<StoreOutcome> WriteAsync(StateKey key, string? expected, byte[] payload);

    Task<StoreOutcome> ClearAsync(StateKey key, string? expected);
}

/// <summary>Reads every state of one name, for tools that look at the whole store.</summary>
public interface IStateScan
{
    /// <summary>
    /// Streams all states of <paramref name="stateName"/>, one page in memory at a time. A state written while the scan
    /// runs may come in its older or newer version, or not at all if it is new; SQLite answers in order of grain id.
    /// </summary>
    IAsyncEnumerable<ScannedState> ScanAsync(string stateName, CancellationToken cancellationToken = default);
}

/// <summary>One row of a scan.</summary>
/// <param name="Key">State name and grain identity.</param>
/// <param name="ETag">The version read.</param>
/// <param name="Json">The state as UTF-8 JSON.</param>
public sealed record ScannedState(StateKey Key, string ETag, ReadOnlyMemory<byte> Json);

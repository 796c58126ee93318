namespace Dispatch.Storage.Sqlite;

/// <summary>A write (with a payload) or a clear (without) that waits for its commit.</summary>
internal sealed class PendingChange(StateKey key, string? expected, byte[]? payload)
{
    // Row overhead, so that a flood of tiny or empty changes is bounded by bytes as well.
    private const int OverheadBytes = 200;

    // Continuations run on the pool: a caller's code must never run on the thread that commits.
    private readonly TaskCompletionSource<StoreOutcome> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public StateKey Key => key;

    public string? Expected => expected;

    public byte[]? Payload => payload;

    public int Size => OverheadBytes + (payload?.Length ?? 0);

    public StoreOutcome Outcome { get; set; }

    public Task<StoreOutcome> Answer => _answer.Task;

    public void Committed() => _answer.SetResult(Outcome);

    public void Failed(StorageException error) => _answer.SetException(error);
}

using Microsoft.Extensions.Options;

namespace Dispatch.Storage.Sqlite;

/// <summary>Settings of the SQLite store. The defaults fit one command centre on one machine.</summary>
public sealed class SqliteStorageOptions
{
    /// <summary>The database file; its folder is created. SQLite keeps <c>-wal</c> and <c>-shm</c> beside it, and we a <c>.lock</c>.</summary>
    public string Path { get; set; } = "data/dispatch.db";

    /// <summary>Most changes that may wait for the disk; one more is refused as busy. Default 32,768.</summary>
    public int MaxQueuedWrites { get; set; } = 32_768;

    /// <summary>Most bytes that may wait for the disk; one more change is refused as busy. Default 256 MiB.</summary>
    public long MaxQueuedBytes { get; set; } = 256L << 20;

    /// <summary>Most changes in one commit. More means fewer disk flushes but a longer wait for the first in line. Default 1,024.</summary>
    public int MaxGroupRows { get; set; } = 1024;

    /// <summary>A commit takes no further small change once it holds this many bytes. Default 8 MiB.</summary>
    public int MaxGroupBytes { get; set; } = 8 << 20;

    /// <summary>A change of at most so many bytes, as a command of a person is, never waits behind larger ones. Default 64 KiB.</summary>
    public int SmallBytes { get; set; } = 64 << 10;

    /// <summary>A commit takes no further larger change once it holds this many bytes of them. Default 1 MiB.</summary>
    public int MaxLargeBytes { get; set; } = 1 << 20;

    /// <summary>Largest state in bytes of JSON. Default 16 MiB.</summary>
    public int MaxStateBytes { get; set; } = 16 << 20;

    /// <summary>Read connections kept open while idle. Default 4.</summary>
    public int IdleReaders { get; set; } = 4;

    /// <summary>How long to wait for another program's lock (a shell, a backup) on the file; whole seconds. Default 2 s.</summary>
    public TimeSpan LockWait { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// WAL pages (4 KiB each) after which they are moved into the main file, beside the commits. Should that not keep up, a commit
    /// does it when there are eight times as many. Default 4,000 (16 MB).
    /// </summary>
    public int CheckpointPages { get; set; } = 4000;

    /// <summary>Limit of the main file in bytes, so that the store cannot fill a shared disk. Default none.</summary>
    public long? MaxFileBytes { get; set; }
}

internal sealed class SqliteStorageOptionsCheck : IValidateOptions<SqliteStorageOptions>
{
    public ValidateOptionsResult Validate(string? name, SqliteStorageOptions options)
    {
        var faults = new OptionFaults("Sqlite");
        faults.Unless(!string.IsNullOrWhiteSpace(options.Path), nameof(options.Path), "name a file, for example data/dispatch.db");
        faults.Unless(options.MaxQueuedWrites >= 1, nameof(options.MaxQueuedWrites), "set at least 1");
        faults.Unless(options.MaxGroupRows >= 1, nameof(options.MaxGroupRows), "set at least 1");
        faults.Unless(options.MaxGroupBytes >= 1, nameof(options.MaxGroupBytes), "set at least 1");
        faults.Unless(options.SmallBytes >= 0, nameof(options.SmallBytes), "set at least 0");
        faults.Unless(options.MaxLargeBytes >= 1, nameof(options.MaxLargeBytes), "set at least 1");
        faults.Unless(options.MaxStateBytes is >= 1 and <= 512 << 20, nameof(options.MaxStateBytes), "set 1 to 536870912");
        faults.Unless(options.MaxQueuedBytes >= options.MaxStateBytes, nameof(options.MaxQueuedBytes), "set at least MaxStateBytes");
        faults.Unless(options.IdleReaders >= 1, nameof(options.IdleReaders), "set at least 1");
        faults.Unless(
            options.LockWait >= TimeSpan.FromSeconds(1) && options.LockWait <= TimeSpan.FromMinutes(1),
            nameof(options.LockWait),
            "set 1 s to 60 s");
        faults.Unless(options.CheckpointPages >= 1, nameof(options.CheckpointPages), "set at least 1");
        faults.Unless(options.MaxFileBytes is null or >= 1 << 20, nameof(options.MaxFileBytes), "set at least 1048576, or nothing");
        return faults.Result;
    }
}

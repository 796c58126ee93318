using Dispatch.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using static Dispatch.Storage.Tests.Notes;

namespace Dispatch.Storage.Tests;

public sealed class SqliteStorageTests : StorageConformance
{
    private readonly TestFolder _folder = new();

    private string Path => _folder.File("dispatch.db");

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Writes_that_wait_together_share_commits()
    {
        await WriteAsync("first", New());
        Task[] writes;
        await using (await StallAsync())
            writes = Enumerable.Range(0, 100).Select(i => WriteAsync($"{i}", New())).ToArray();
        await Task.WhenAll(writes);
        await CloseAsync();
        Metrics.Values("dispatch.storage.commit.rows").Sum().ShouldBe(101);
        // One for the first write; then what the writer took before and after it met the lock.
        Metrics.Values("dispatch.storage.commits").Length.ShouldBeLessThanOrEqualTo(4);
    }

    [Fact]
    public async Task A_group_that_fails_in_the_middle_leaves_nothing_of_itself()
    {
        await WriteAsync("first", New());
        Break("CREATE TRIGGER poison BEFORE INSERT ON grain_state WHEN NEW.grain_id='note/7' BEGIN SELECT RAISE(ABORT, 'poison'); END");
        Task[] writes;
        await using (await StallAsync())
            writes = Enumerable.Range(0, 20).Select(i => WriteAsync($"{i}", New())).ToArray();

        await Should.ThrowAsync<StorageException>(() => Task.WhenAll(writes));

        writes[7].IsFaulted.ShouldBeTrue();
        for (var i = 0; i < writes.Length; i++)
            (await ReadAsync($"{i}")).RecordExists.ShouldBe(writes[i].IsCompletedSuccessfully, $"{i}");
        Break("DROP TRIGGER poison");
        await WriteAsync("7", New());
    }

    [Fact]
    public void A_commit_waits_for_the_disk()
    {
        using var file = SqliteFile.OpenForServing(new() { Path = Path });
        using var connection = file.ConnectForWriting(new() { Path = Path });
        connection.Ask("PRAGMA journal_mode").ShouldBe("wal");
        connection.AskNumber("PRAGMA synchronous").ShouldBe(2, "2 is FULL");
    }

    [Fact]
    public async Task A_lock_held_by_another_program_is_an_error_after_a_while_and_then_over()
    {
        _ = Store;
        await CloseAsync();
        await using var impatient = new SqliteStateStore(
            new() { Path = Path, LockWait = TimeSpan.FromSeconds(1) }, new("sqlite", Metrics), NullLogger<SqliteStateStore>.Instance);
        await using (await StallAsync())
        {
            var error = await Should.ThrowAsync<StorageUnavailableException>(() => impatient.WriteAsync(new("s", "g"), expected: null, [1]));
            error.Message.ShouldContain("Another program holds a lock");
            error.OutcomeUnknown.ShouldBeFalse();
        }
        (await impatient.WriteAsync(new("s", "g"), expected: null, [1])).Done.ShouldBeTrue();
    }

    /// <summary>Changes the file behind the store's back.</summary>
    private void Break(string sql)
    {
        using var other = new SqliteConnection($"Data Source={Path};Pooling=False");
        other.Open();
        other.Run(sql);
    }

    private protected override IStateStore Open(StoreLimits limits) => new SqliteStateStore(
        new()
        {
            Path = Path,
            MaxQueuedWrites = limits.MaxWaiting,
            MaxQueuedBytes = limits.MaxWaitingBytes,
            MaxStateBytes = limits.MaxStateBytes,
            MaxGroupRows = 100,
            LockWait = TimeSpan.FromMinutes(1),
        },
        new("sqlite", Metrics),
        NullLogger<SqliteStateStore>.Instance);

    private protected override Task<IAsyncDisposable> StallAsync()
    {
        var other = new SqliteConnection($"Data Source={Path};Pooling=False");
        other.Open();
        other.Run("BEGIN IMMEDIATE");
        return Task.FromResult<IAsyncDisposable>(new Stall(async () => await other.DisposeAsync()));
    }
}

using Dispatch.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dispatch.Storage.Tests;

/// <summary>A wrong file is refused with a sentence and left as it is.</summary>
public sealed class SqliteFileTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string Path => _folder.File("dispatch.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_in_use_is_refused_and_free_again_after_closing()
    {
        var first = Open();
        Should.Throw<StorageUnavailableException>(Open).Message.ShouldContain("in use by another process");
        await first.DisposeAsync();
        await Open().DisposeAsync();
    }

    [Fact]
    public void A_database_of_another_program_is_refused_and_not_touched()
    {
        using (var other = new SqliteConnection($"Data Source={Path};Pooling=False"))
        {
            other.Open();
            other.Run("CREATE TABLE customers(name TEXT)");
        }
        ShouldBeRefusedUntouched("database of another program");
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_not_touched()
    {
        File.WriteAllText(Path, string.Concat(Enumerable.Repeat("Dear Sir or Madam, ", 500)));
        ShouldBeRefusedUntouched("not a SQLite database");
    }

    [Fact]
    public async Task A_file_of_a_newer_version_is_refused_and_not_touched()
    {
        await Open().DisposeAsync();
        using (var newer = new SqliteConnection($"Data Source={Path};Pooling=False"))
        {
            newer.Open();
            newer.Run("UPDATE schema_version SET version=2");
        }
        ShouldBeRefusedUntouched("schema version 2");
    }

    [Fact]
    public async Task A_damaged_page_is_an_error_that_says_so_and_not_a_missing_state()
    {
        await using (var store = Open())
        {
            for (var i = 0; i < 200; i++)
                await store.WriteAsync(new("s", $"g/{i}"), expected: null, new byte[500]);
        }
        var bytes = await File.ReadAllBytesAsync(Path);
        // Behind the schema and the roots of the tables: the file opens, and its leaves are gone.
        bytes.AsSpan(4096 * 4).Fill(0xEE);
        await File.WriteAllBytesAsync(Path, bytes);

        await using var damaged = Open();
        var error = await Should.ThrowAsync<StorageUnusableException>(async () => await damaged.ReadAsync(new("s", "g/7")));
        error.Message.ShouldContain("is damaged");
        (await Should.ThrowAsync<StorageUnusableException>(() => damaged.WriteAsync(new("s", "g/7"), expected: null, [1])))
            .Message.ShouldContain("is damaged");
    }

    [Fact]
    public void A_folder_in_the_files_place_is_refused()
    {
        Directory.CreateDirectory(Path);
        Should.Throw<StorageUnusableException>(Open).Message.ShouldContain("cannot be opened");
    }

    [Fact]
    public async Task A_scan_for_tools_works_beside_the_server_and_sees_every_answered_write()
    {
        await using var store = Open();
        using var scan = SqliteStateScan.Open(Path);
        await store.WriteAsync(new("s", "g/1"), expected: null, "{}"u8.ToArray());
        var rows = new List<ScannedState>();
        await foreach (var row in scan.ScanAsync("s"))
            rows.Add(row);
        rows.ShouldHaveSingleItem().Key.ShouldBe(new StateKey("s", "g/1"));
    }

    [Fact]
    public void A_scan_of_no_file_makes_none()
    {
        Should.Throw<StorageUnusableException>(() => SqliteStateScan.Open(Path)).Message.ShouldContain("cannot be opened");
        File.Exists(Path).ShouldBeFalse();
    }

    private void ShouldBeRefusedUntouched(string sentence)
    {
        var before = File.ReadAllBytes(Path);
        Should.Throw<StorageUnusableException>(Open).Message.ShouldContain(sentence);
        Should.Throw<StorageUnusableException>(() => SqliteStateScan.Open(Path)).Message.ShouldContain(sentence);
        File.ReadAllBytes(Path).ShouldBe(before);
    }

    private SqliteStateStore Open() => new(new() { Path = Path }, new("sqlite"), NullLogger<SqliteStateStore>.Instance);
}

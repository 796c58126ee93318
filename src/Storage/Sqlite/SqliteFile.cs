using Microsoft.Data.Sqlite;

namespace Dispatch.Storage.Sqlite;

/// <summary>Opens the file, refusing one that is not ours, and gives connections to it.</summary>
internal sealed class SqliteFile : IDisposable
{
    /// <summary>"DSPT" in ASCII, at offset 68 of the file, so that <c>file</c> and we can tell it from any other database.</summary>
    public const int ApplicationId = 0x44_53_50_54;

    public const int SchemaVersion = 1;

    private const string Schema =
        """
        CREATE TABLE grain_state(
            state_name TEXT NOT NULL,
            grain_id TEXT NOT NULL,
            etag TEXT NOT NULL,
            payload BLOB NOT NULL,
            UNIQUE(state_name, grain_id));
        CREATE TABLE schema_version(version INTEGER NOT NULL);
        """;

    private readonly FileStream? _lock;
    private readonly string _connectionString;

    private SqliteFile(string path, TimeSpan lockWait, bool readOnly)
    {
        Path = System.IO.Path.GetFullPath(path);
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Mode = readOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
            DefaultTimeout = (int)Math.Ceiling(lockWait.TotalSeconds),
        }.ToString();
        _lock = readOnly ? null : TakeLock();
    }

    public string Path { get; }

    /// <summary>Opens the file for the one process that serves it; creates it if there is none.</summary>
    public static SqliteFile OpenForServing(SqliteStorageOptions options)
    {
        var file = new SqliteFile(options.Path, options.LockWait, readOnly: false);
        try
        {
            using var connection = file.Connect();
            file.Prepare(connection);
            return file;
        }
        catch (SqliteException error)
        {
            file.Dispose();
            throw SqliteErrors.Describe(error, file.Path);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Opens the file for looking only, also while another process serves it.</summary>
    public static SqliteFile OpenForReading(string path)
    {
        var file = new SqliteFile(path, TimeSpan.FromSeconds(2), readOnly: true);
        try
        {
            using var connection = file.Connect();
            file.RefuseForeign(connection);
            return file;
        }
        catch (SqliteException error)
        {
            throw SqliteErrors.Describe(error, file.Path);
        }
    }

    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        return connection;
    }

    /// <summary>The connection that commits: a commit returns only after the write-ahead log is on the disk.</summary>
    public SqliteConnection ConnectForWriting(SqliteStorageOptions options)
    {
        var connection = Connect();
        connection.Run("PRAGMA synchronous=FULL");
        // The checkpoint thread comes first; this is for when it cannot keep up, so that the log stays bounded.
        connection.Run($"PRAGMA wal_autocheckpoint={options.CheckpointPages * 8L}");
        // After a burst the log shrinks back to one checkpoint's size (pages of 4 KiB) at the next reset.
        connection.Run($"PRAGMA journal_size_limit={options.CheckpointPages * 4096L}");
        connection.Run("PRAGMA cache_size=-65536");
        var pages = options.MaxFileBytes is { } bytes ? bytes / connection.AskNumber("PRAGMA page_size") : uint.MaxValue - 1;
        connection.Run($"PRAGMA max_page_count={pages}");
        return connection;
    }

    public void Dispose() => _lock?.Dispose();

    private FileStream TakeLock()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        try
        {
            return new FileStream(Path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error)
        {
            throw new StorageUnavailableException(
                $"{Path} is in use by another process (it holds {Path}.lock). Stop that process, or name another file.",
                outcomeUnknown: false,
                error);
        }
    }

    private void Prepare(SqliteConnection connection)
    {
        var isNew = connection.AskNumber("SELECT count(*) FROM sqlite_schema") == 0
            && connection.AskNumber("PRAGMA application_id") == 0;
        if (!isNew)
            RefuseForeign(connection);
        if (connection.Ask("PRAGMA journal_mode=WAL") is not "wal")
            throw new StorageUnusableException(
                $"{Path} cannot use a write-ahead log, as on most network file systems. Name a file on a local disk.");
        if (isNew)
            connection.Run(
                $"""
                BEGIN IMMEDIATE;
                {Schema}
                INSERT INTO schema_version VALUES ({SchemaVersion});
                PRAGMA application_id={ApplicationId};
                COMMIT;
                """);
    }

    private void RefuseForeign(SqliteConnection connection)
    {
        if (connection.AskNumber("PRAGMA application_id") != ApplicationId)
            throw new StorageUnusableException(
                $"{Path} is a database of another program. It was left as it is; name another file.");
        var version = connection.AskNumber("SELECT version FROM schema_version");
        if (version != SchemaVersion)
            throw new StorageUnusableException(
                $"{Path} has schema version {version} and this program reads version {SchemaVersion}. "
                + "Use the version of Dispatch that wrote it.");
    }
}

using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Dispatch.Storage.Sqlite;

/// <summary>SQLite's result codes in words.</summary>
internal static class SqliteErrors
{
    public static StorageException Describe(SqliteException error, string path) => error.SqliteErrorCode switch
    {
        SQLITE_FULL => new StorageFullException(
            $"No space left for {path}. Nothing was written. Free some space (or raise MaxFileBytes); no restart is needed.", error),
        SQLITE_BUSY or SQLITE_LOCKED => new StorageUnavailableException(
            $"Another program holds a lock on {path}. Nothing was written. Close that program.", outcomeUnknown: false, error),
        SQLITE_NOTADB => new StorageUnusableException(
            $"{path} is not a SQLite database. It was left as it is; name another file, or restore this one from a backup.", error),
        SQLITE_CORRUPT => new StorageUnusableException(
            $"{path} is damaged ({error.Message}). Stop, keep a copy, and restore it from a backup.", error),
        SQLITE_READONLY or SQLITE_CANTOPEN or SQLITE_PERM => new StorageUnusableException(
            $"{path} cannot be opened for writing ({error.Message}). Check that the folder exists and belongs to this user.", error),
        _ => new StorageUnavailableException(
            $"The disk failed under {path} ({error.Message}).", outcomeUnknown: true, error),
    };
}

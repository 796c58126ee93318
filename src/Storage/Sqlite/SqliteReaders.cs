using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Dispatch.Storage.Sqlite;

/// <summary>
/// Reads on the caller's thread, on connections of their own: a reader of the write-ahead log neither waits for the
/// writer nor holds it up, and sees every commit that has been answered.
/// </summary>
internal sealed class SqliteReaders(SqliteFile file, int maxIdle) : IDisposable
{
    private const int PageRows = 256;

    private readonly ConcurrentBag<Reader> _idle = [];

    public StoredState? Read(StateKey key) => With(reader => reader.Read(key));

    /// <summary>The next page after <paramref name="after"/>; pages keep no transaction open between them, so the log can be reset.</summary>
    public List<ScannedState> ReadPage(string stateName, string after) => With(reader => reader.ReadPage(stateName, after));

    public void Dispose()
    {
        while (_idle.TryTake(out var reader))
            reader.Dispose();
    }

    private T With<T>(Func<Reader, T> read)
    {
        var reader = _idle.TryTake(out var idle) ? idle : null;
        try
        {
            reader ??= new Reader(file.Connect());
            return read(reader);
        }
        catch (SqliteException error)
        {
            throw SqliteErrors.Describe(error, file.Path);
        }
        finally
        {
            if (reader is not null && _idle.Count < maxIdle)
                _idle.Add(reader);
            else
                reader?.Dispose();
        }
    }

    private sealed class Reader(SqliteConnection connection) : IDisposable
    {
        private readonly SqliteCommand _one = connection.Prepared(
            "SELECT etag, payload FROM grain_state WHERE state_name=$state AND grain_id=$grain", "$state", "$grain");

        private readonly SqliteCommand _page = connection.Prepared(
            $"SELECT grain_id, etag, payload FROM grain_state WHERE state_name=$state AND grain_id>$after ORDER BY grain_id LIMIT {PageRows}",
            "$state", "$after");

        public StoredState? Read(StateKey key)
        {
            (_one.Parameters[0].Value, _one.Parameters[1].Value) = (key.StateName, key.GrainId);
            using var row = _one.ExecuteReader();
            return row.Read() ? new(row.GetString(0), row.GetFieldValue<byte[]>(1)) : null;
        }

        public List<ScannedState> ReadPage(string stateName, string after)
        {
            (_page.Parameters[0].Value, _page.Parameters[1].Value) = (stateName, after);
            using var row = _page.ExecuteReader();
            var page = new List<ScannedState>(PageRows);
            while (row.Read())
                page.Add(new(new(stateName, row.GetString(0)), row.GetString(1), row.GetFieldValue<byte[]>(2)));
            return page;
        }

        public void Dispose()
        {
            _one.Dispose();
            _page.Dispose();
            connection.Dispose();
        }
    }
}

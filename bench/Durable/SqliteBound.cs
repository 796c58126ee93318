using Microsoft.Data.Sqlite;

namespace Dispatch.Bench.Durable;

/// <summary>The least that SQLite needs: one table, one prepared statement, one thread, WAL, synchronous=FULL.</summary>
internal sealed class SqliteBound : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;

    public SqliteBound(string path)
    {
        _connection = new($"Data Source={path};Pooling=False");
        _connection.Open();
        Run("PRAGMA journal_mode=WAL");
        Run("PRAGMA synchronous=FULL");
        Run("CREATE TABLE event(id INTEGER PRIMARY KEY, body BLOB NOT NULL)");
        _insert = _connection.CreateCommand();
        _insert.CommandText = "INSERT INTO event(body) VALUES($body)";
        _insert.Parameters.AddWithValue("$body", new byte[200]);
        _insert.Prepare();
    }

    public Task OneAsync()
    {
        _insert.ExecuteNonQuery();
        return Task.CompletedTask;
    }

    public Task GroupAsync(int rows)
    {
        using var transaction = _connection.BeginTransaction();
        _insert.Transaction = transaction;
        for (var i = 0; i < rows; i++)
            _insert.ExecuteNonQuery();
        transaction.Commit();
        _insert.Transaction = null;
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _insert.Dispose();
        _connection.Dispose();
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}

using Microsoft.Data.Sqlite;

namespace Dispatch.Storage.Sqlite;

/// <summary>
/// Moves the write-ahead log into the main file on a thread and a connection of its own, so that no commit has to do it: 16 MB and two flushes
/// in the middle of a command were the longest waits of all. Writers go on meanwhile. What is not moved stays in the log, where it is as safe.
/// </summary>
internal sealed class SqliteCheckpoints : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly AutoResetEvent _due = new(initialState: false);
    private readonly Thread _thread;
    private volatile bool _closing;

    public SqliteCheckpoints(SqliteConnection connection)
    {
        _connection = connection;
        _thread = new Thread(Run) { Name = "SQLite checkpoints", IsBackground = true };
        _thread.Start();
    }

    /// <summary>The log is long enough; asking again while one runs is one more afterwards.</summary>
    public void Ask() => _due.Set();

    public void Dispose()
    {
        _closing = true;
        _due.Set();
        _thread.Join();
        _connection.Dispose();
        _due.Dispose();
    }

    private void Run()
    {
        while (_due.WaitOne() && !_closing)
        {
            try
            {
                _connection.Run("PRAGMA wal_checkpoint(PASSIVE)");
            }
            catch (SqliteException)
            {
                // Full or broken: the writer meets the same with its next commits, says it, and asks again.
                continue;
            }
        }
    }
}

using Microsoft.Data.Sqlite;

namespace Dispatch.Storage.Sqlite;

/// <summary>The prepared statements of the connection that writes. Used by one thread.</summary>
internal sealed class SqliteChanges : IDisposable
{
    private const string Where = "WHERE state_name=$state AND grain_id=$grain";

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _commit;
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _update;
    private readonly SqliteCommand _delete;
    private readonly SqliteCommand _etag;

    public SqliteChanges(SqliteConnection connection)
    {
        _connection = connection;
        _begin = connection.Prepared("BEGIN IMMEDIATE");
        _commit = connection.Prepared("COMMIT");
        _insert = connection.Prepared(
            "INSERT INTO grain_state(state_name, grain_id, etag, payload) VALUES($state, $grain, $etag, $payload) ON CONFLICT DO NOTHING",
            "$state", "$grain", "$etag", "$payload");
        _update = connection.Prepared(
            $"UPDATE grain_state SET etag=$etag, payload=$payload {Where} AND etag=$expected",
            "$state", "$grain", "$etag", "$payload", "$expected");
        _delete = connection.Prepared($"DELETE FROM grain_state {Where} AND etag=$expected", "$state", "$grain", "$expected");
        _etag = connection.Prepared($"SELECT etag FROM grain_state {Where}", "$state", "$grain");
    }

    public void Begin() => _begin.ExecuteNonQuery();

    public void Commit() => _commit.ExecuteNonQuery();

    /// <summary>SQLite itself rolls back on some errors (a full disk); rolling back twice would be another error.</summary>
    public void RollBackIfOpen()
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle!) == 0)
            _connection.Run("ROLLBACK");
    }

    public StoreOutcome Apply(PendingChange change) => change switch
    {
        { Payload: not null, Expected: null } => Insert(change),
        { Payload: not null } => Update(change),
        { Expected: null } => StoredETag(change.Key) is { } stored ? new(Done: false, stored) : new(Done: true, ETag: null),
        _ => Delete(change),
    };

    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])[_begin, _commit, _insert, _update, _delete, _etag])
            command.Dispose();
        _connection.Dispose();
    }

    private StoreOutcome Insert(PendingChange change)
    {
        var etag = StateChecks.NextETag();
        Bind(_insert, change.Key, etag, change.Payload);
        return Answer(_insert, change.Key, etag);
    }

    private StoreOutcome Update(PendingChange change)
    {
        var etag = StateChecks.NextETag();
        Bind(_update, change.Key, etag, change.Payload, change.Expected);
        return Answer(_update, change.Key, etag);
    }

    private StoreOutcome Delete(PendingChange change)
    {
        Bind(_delete, change.Key, change.Expected);
        return Answer(_delete, change.Key, etag: null);
    }

    private StoreOutcome Answer(SqliteCommand command, StateKey key, string? etag) =>
        command.ExecuteNonQuery() == 1 ? new(Done: true, etag) : new(Done: false, StoredETag(key));

    private string? StoredETag(StateKey key)
    {
        Bind(_etag, key);
        return (string?)_etag.ExecuteScalar();
    }

    private static void Bind(SqliteCommand command, StateKey key, params ReadOnlySpan<object?> others)
    {
        command.Parameters[0].Value = key.StateName;
        command.Parameters[1].Value = key.GrainId;
        for (var i = 0; i < others.Length; i++)
            command.Parameters[i + 2].Value = others[i];
    }
}

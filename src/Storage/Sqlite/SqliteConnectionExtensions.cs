using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Dispatch.Storage.Sqlite;

internal static class SqliteConnectionExtensions
{
    public static void Run(this SqliteConnection connection, string sql)
    {
        using var command = connection.Prepared(sql);
        command.ExecuteNonQuery();
    }

    public static string? Ask(this SqliteConnection connection, string sql)
    {
        using var command = connection.Prepared(sql);
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    public static long AskNumber(this SqliteConnection connection, string sql)
    {
        using var command = connection.Prepared(sql);
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <summary>A command whose SQL is one of this project's own constants; values go in as parameters.</summary>
    public static SqliteCommand Prepared(this SqliteConnection connection, string sql, params ReadOnlySpan<string> parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is ours: no input reaches it.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var parameter in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        return command;
    }
}

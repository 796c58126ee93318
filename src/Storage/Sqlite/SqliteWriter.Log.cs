using Microsoft.Extensions.Logging;

namespace Dispatch.Storage.Sqlite;

internal sealed partial class SqliteWriter
{
    [LoggerMessage(1, LogLevel.Error, "Writes to {Path} fail: {Reason}. Callers are told; said once until it works again")]
    private partial void LogFailing(string path, string reason, Exception error);

    [LoggerMessage(2, LogLevel.Information, "Writes to {Path} work again")]
    private partial void LogRecovered(string path);
}

using Microsoft.Extensions.Logging;

namespace Dispatch.Storage.Redis;

internal sealed partial class RedisLink
{
    [LoggerMessage(1, LogLevel.Warning, "{Risk}")]
    private partial void LogRisk(string risk);

    [LoggerMessage(2, LogLevel.Error, "Connection to Redis at {Server} lost; calls fail until it is back")]
    private partial void LogLost(string server);

    [LoggerMessage(3, LogLevel.Information, "Connection to Redis at {Server} is back")]
    private partial void LogRestored(string server);
}

using Microsoft.Extensions.Logging;

namespace Dispatch.Gateway.Live;

internal sealed partial class IncidentFeed
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Watching board shard {Shard} failed; trying again")]
    private partial void LogWatchFailed(Exception fault, int shard);
}

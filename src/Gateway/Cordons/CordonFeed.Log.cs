using Microsoft.Extensions.Logging;

namespace Dispatch.Gateway.Cordons;

internal sealed partial class CordonFeed
{
    [LoggerMessage(1, LogLevel.Warning, "Cordon board {Shard} could not be watched; tried again soon.")]
    private partial void LogWatchFailed(Exception fault, string shard);
}

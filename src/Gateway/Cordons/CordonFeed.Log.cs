using Microsoft.Extensions.Logging;

namespace Dispatch.Gateway.Cordons;

internal sealed partial class CordonFeed
{
    [LoggerMessage(1, LogLevel.Warning, "The cordon board could not be watched; tried again soon.")]
    private partial void LogWatchFailed(Exception fault);
}

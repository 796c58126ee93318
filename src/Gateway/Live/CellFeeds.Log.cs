using Microsoft.Extensions.Logging;

namespace Dispatch.Gateway.Live;

internal sealed partial class CellFeeds
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Watching cell {Cell} failed; trying again")]
    private partial void LogWatchFailed(Exception fault, string cell);
}

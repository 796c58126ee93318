using Microsoft.Extensions.Logging;

namespace Dispatch.Gateway.Link;

internal sealed partial class UnitLinks
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Watching unit {Unit} failed; trying again")]
    private partial void LogLookFailed(Exception fault, string unit);
}

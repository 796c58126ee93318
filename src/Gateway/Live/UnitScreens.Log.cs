using Microsoft.Extensions.Logging;

namespace Dispatch.Gateway.Live;

internal sealed partial class UnitScreens
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Watching unit {Unit} failed; trying again")]
    private partial void LogRenewFailed(Exception fault, string unit);
}

using Microsoft.Extensions.Logging;

namespace Dispatch.Gateway.Supervision;

internal sealed partial class CoverRecorder
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Recording where units are free failed; trying again in a minute")]
    private partial void LogFailed(Exception fault);
}

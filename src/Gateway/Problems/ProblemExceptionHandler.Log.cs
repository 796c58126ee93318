using Microsoft.Extensions.Logging;

namespace Dispatch.Gateway.Problems;

internal sealed partial class ProblemExceptionHandler
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "{Path} answered busy ({Code}): {Reason}")]
    private partial void LogBusy(string path, string code, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed")]
    private partial void LogFailed(Exception fault, string method, string path);
}

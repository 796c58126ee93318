using Microsoft.Extensions.Logging;

namespace Orleans.Runtime;

internal sealed partial class Activation
{
    [LoggerMessage(LogLevel.Warning, "Grain {Grain} could not be activated; its calls fail with this exception")]
    private static partial void LogActivationFailed(ILogger logger, GrainId grain, Exception failure);

    [LoggerMessage(LogLevel.Error, "Grain {Grain} failed while it was deactivated; it is gone all the same")]
    private static partial void LogDeactivationFailed(ILogger logger, GrainId grain, Exception failure);
}

using Microsoft.Extensions.Logging;

namespace Dispatch.Gateway.Accounts;

internal sealed partial class FirstAdministrator
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Administrator {Name} set up: {Ok}")]
    private partial void LogCreated(string name, bool ok);
}

namespace Dispatch.Silo.Seals;

internal sealed partial class SealWriter
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Seals in {Path}: {Count} lines, the last one's hash is {Hash}")]
    private partial void LogStart(string path, long count, string hash);

    [LoggerMessage(Level = LogLevel.Error, Message = "The seal file {Path} was changed or damaged: {Fault}")]
    private partial void LogFault(string path, string fault);
}

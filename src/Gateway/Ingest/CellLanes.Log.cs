using Microsoft.Extensions.Logging;

namespace Dispatch.Gateway.Ingest;

internal sealed partial class CellLanes
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Cell {Cell} did not take {Count} fixes; further warnings are held back for 5 s")]
    private partial void LogCellFailed(Exception fault, string cell, int count);
}

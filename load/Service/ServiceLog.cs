using System.Collections.Concurrent;

namespace Dispatch.Load.Service;

/// <summary>What the service printed, over its restarts; the newest lines when there are too many. It goes into the report's folder.</summary>
internal sealed class ServiceLog
{
    private const int Most = 20_000;

    private readonly ConcurrentQueue<string> _lines = new();

    public void Take(string line)
    {
        _lines.Enqueue(line);
        while (_lines.Count > Most)
            _lines.TryDequeue(out _);
    }

    public override string ToString() => string.Join('\n', _lines);
}

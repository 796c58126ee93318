using System.Buffers;

namespace Dispatch.Gateway.Ingest;

/// <summary>One report of a message. The unit's id stays in the message: here are only its place and length.</summary>
internal struct ParsedReport
{
    public int IdStart;

    /// <summary>0 = the sender's own unit.</summary>
    public int IdLength;

    public double Latitude;
    public double Longitude;
    public DateTimeOffset Time;
    public double? Speed;
    public double? Heading;
    public double? Accuracy;
    public bool? Occupied;
    public bool Invalid;
}

/// <summary>The reports of one message, in memory that is used again.</summary>
internal sealed class ReportBuffer : IDisposable
{
    /// <summary>Most reports in one message.</summary>
    public const int Limit = 5_000;

    private ParsedReport[] _items = ArrayPool<ParsedReport>.Shared.Rent(16);

    public int Count { get; private set; }

    public ReadOnlySpan<ParsedReport> Reports => _items.AsSpan(0, Count);

    public void Clear() => Count = 0;

    /// <summary>False when the message holds too many.</summary>
    public bool TryAdd(in ParsedReport report)
    {
        if (Count >= Limit)
            return false;
        if (Count == _items.Length)
            Grow();
        _items[Count++] = report;
        return true;
    }

    public void Dispose()
    {
        ArrayPool<ParsedReport>.Shared.Return(_items);
        _items = [];
        Count = 0;
    }

    private void Grow()
    {
        var larger = ArrayPool<ParsedReport>.Shared.Rent(_items.Length * 2);
        _items.CopyTo(larger, 0);
        ArrayPool<ParsedReport>.Shared.Return(_items);
        _items = larger;
    }
}

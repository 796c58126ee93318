using Dispatch.Domain.Tracking;

namespace Dispatch.Gateway.Ingest;

/// <summary>Why a report was not taken: the rules of belief first, then the gateway's own reasons.</summary>
internal static class IngestReason
{
    public static readonly int InvalidUnit = FixRefusals.Count;
    public static readonly int NotYourUnit = FixRefusals.Count + 1;
    public static readonly int TooManyUnits = FixRefusals.Count + 2;
    public static readonly int TooFrequent = FixRefusals.Count + 3;
    public static readonly int Count = FixRefusals.Count + 4;

    private static readonly string[] Codes =
    [
        .. Enum.GetValues<FixRefusal>().Select(reason => reason.Code()),
        "invalid-unit", "not-your-unit", "too-many-units", "too-frequent",
    ];

    public static string Code(int reason) => Codes[reason];
}

/// <summary>What became of the reports of one connection or request.</summary>
internal sealed class IngestTotals
{
    private static readonly Dictionary<string, long> s_none = [];

    private readonly long[] _refused = new long[IngestReason.Count];
    private bool _anyRefused;

    public long Accepted { get; private set; }

    public void Accept() => Accepted++;

    public void Refuse(int reason)
    {
        _refused[reason]++;
        _anyRefused = true;
    }

    public IReadOnlyDictionary<string, long> Refused()
    {
        if (!_anyRefused)
            return s_none;
        var refused = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var reason = 0; reason < _refused.Length; reason++)
        {
            if (_refused[reason] > 0)
                refused[IngestReason.Code(reason)] = _refused[reason];
        }
        return refused;
    }
}

/// <summary>The answer to positions.</summary>
/// <param name="Dropped">Reports that full queues dropped in this gateway meanwhile, whoever sent them.</param>
internal sealed record PositionsAnswer(long Accepted, IReadOnlyDictionary<string, long> Refused, long Dropped);

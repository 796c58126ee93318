using System.Collections.Frozen;

namespace Dispatch.Domain.Tracking;

/// <summary>Counts what was accepted and what was refused by reason. May be shared by threads.</summary>
public sealed class FixTally
{
    private readonly long[] refused = new long[FixRefusals.Count];
    private long accepted;

    public long Accepted => Interlocked.Read(ref accepted);

    public void Count(in FixVerdict verdict)
    {
        if (verdict.Refusal is { } refusal)
            Interlocked.Increment(ref refused[(int)refusal]);
        else
            Interlocked.Increment(ref accepted);
    }

    /// <summary>Only reasons that occurred, by their code.</summary>
    public FrozenDictionary<string, long> Refused() =>
        Enum.GetValues<FixRefusal>()
            .Select(reason => (Code: reason.Code(), Count: Interlocked.Read(ref refused[(int)reason])))
            .Where(entry => entry.Count > 0)
            .ToFrozenDictionary(entry => entry.Code, entry => entry.Count, StringComparer.Ordinal);
}

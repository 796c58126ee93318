using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Dispatch.Domain.Incidents;

/// <summary>
/// The chain: hash of entry n = SHA-256(hash of entry n−1 ‖ sequence ‖ UTC ticks ‖ actor id ‖ role ‖ key ‖ fingerprint ‖ kind ‖ body).
/// Numbers are 8 bytes big-endian; each text is its UTF-8 length in 4 bytes (−1 = null) and then its bytes, so no two different
/// entries give the same bytes. The chain begins with a hash of the incident's id: a log moved to another incident does not fit.
/// </summary>
public static class LogHash
{
    private const string Purpose = "dispatch incident log 1";

    /// <summary>What the first entry is chained to.</summary>
    public static string Genesis(IncidentId incident) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Purpose}\n{incident.Value}")));

    /// <summary>The hash that an entry with these contents must carry; its own <see cref="LogEntry.Hash"/> is not read.</summary>
    /// <param name="previous">64 lower-case hexadecimal digits.</param>
    public static string Of(string previous, LogEntry entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, previous);
        Add(hash, entry.Sequence);
        Add(hash, entry.At.UtcTicks);
        Add(hash, entry.By.Id);
        Add(hash, entry.By.Role);
        Add(hash, entry.Key?.Value);
        Add(hash, entry.Fingerprint);
        Add(hash, entry.Kind);
        Add(hash, entry.Body);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.AppendData(bytes);
    }

    private static void Add(IncrementalHash hash, string? text)
    {
        var bytes = text is null ? [] : Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, text is null ? -1 : bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}

using System.Security.Cryptography;
using System.Text;

namespace Dispatch.Domain.Incidents;

/// <summary>
/// The id of an incident follows from the command that opens it, so that a repeated command finds the incident it opened before,
/// however many gateways are asked. Ten Crockford base-32 digits = 50 bits: among a million incidents two share an id with
/// probability 0.04 %, and then the second opening is refused, never merged.
/// </summary>
public static class IncidentIds
{
    private const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Digits = 10;

    /// <summary>The incident that this opening command stands for: SHA-256 over key, line feed, actor id; the first 50 bits.</summary>
    public static IncidentId For(CommandHeader header)
    {
        // A key holds no line feed, so the two parts cannot run into each other.
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{header.Key}\n{header.By.Id}"));
        return new IncidentId(string.Create(Digits, hash, static (digits, bytes) =>
        {
            for (var i = 0; i < Digits; i++)
                digits[i] = Crockford[FiveBits(bytes, i * 5)];
        }));
    }

    private static int FiveBits(byte[] bytes, int bit)
    {
        var pair = (bytes[bit / 8] << 8) | bytes[(bit / 8) + 1];
        return (pair >> (11 - (bit % 8))) & 31;
    }
}

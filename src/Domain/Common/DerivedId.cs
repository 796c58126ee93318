using System.Security.Cryptography;
using System.Text;

namespace Dispatch.Domain;

/// <summary>
/// Ids that follow from the command that makes the thing, so that a repeated command finds what it made before. Ten Crockford
/// base-32 digits = the first 50 bits of SHA-256: among a million two share an id with probability 0.04 %.
/// </summary>
internal static class DerivedId
{
    private const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Digits = 10;

    public static string Of(string text) =>
        string.Create(Digits, SHA256.HashData(Encoding.UTF8.GetBytes(text)), static (digits, bytes) =>
        {
            for (var i = 0; i < Digits; i++)
                digits[i] = Crockford[FiveBits(bytes, i * 5)];
        });

    private static int FiveBits(byte[] bytes, int bit)
    {
        var pair = (bytes[bit / 8] << 8) | bytes[(bit / 8) + 1];
        return (pair >> (11 - (bit % 8))) & 31;
    }
}

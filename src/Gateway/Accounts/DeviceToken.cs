using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Dispatch.Gateway.Accounts;

/// <summary>
/// A device's long-lived secret: <c>dt_{account}~{43 characters}</c>, 256 random bits of which only the SHA-256 is stored.
/// (A fast hash is enough: nobody can try 2^256 secrets.)
/// </summary>
internal static class DeviceToken
{
    public const string Prefix = "dt_";

    private const char Separator = '~';
    private const int SecretBytes = 32;

    /// <summary>Characters; an account's name has at most 64.</summary>
    private const int Longest = 128;

    public static (string Token, string Hash) Issue(string account)
    {
        var token = $"{Prefix}{account}{Separator}{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes))}";
        return (token, HashOf(token));
    }

    /// <summary>The account that the token names; null when it is not a token. Nothing is proven by that.</summary>
    public static string? AccountOf(string? token)
    {
        if (token is null || !token.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        var end = token.IndexOf(Separator, StringComparison.Ordinal);
        return end < 0 ? null : token[Prefix.Length..end];
    }

    /// <summary>Asked for every position report: it makes nothing that has to be collected.</summary>
    public static bool Matches(string token, string? hash)
    {
        Span<char> presented = stackalloc char[SHA256.HashSizeInBytes * 2];
        return token.Length <= Longest && hash is not null && Write(token, presented)
            && CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(presented), MemoryMarshal.AsBytes(hash.AsSpan()));
    }

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private static bool Write(string token, Span<char> hex)
    {
        Span<byte> utf8 = stackalloc byte[Longest * 3];
        Span<byte> hashed = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(utf8[..Encoding.UTF8.GetBytes(token, utf8)], hashed);
        return Convert.TryToHexStringLower(hashed, hex, out _);
    }
}

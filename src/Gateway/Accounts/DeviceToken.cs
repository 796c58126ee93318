using System.Buffers.Text;
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

    public static bool Matches(string token, string? hash) =>
        hash is not null && CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(HashOf(token)), Encoding.ASCII.GetBytes(hash));

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

using System.Security.Cryptography;
using System.Text;

namespace Dispatch.Storage;

/// <summary>What both stores ask of a key and a payload before they take it.</summary>
internal static class StateChecks
{
    private const int ETagHexDigits = 16;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Random rather than counted: an ETag from before a clear must never match a state created after it.</summary>
    public static string NextETag() => RandomNumberGenerator.GetHexString(ETagHexDigits, lowercase: true);

    public static void Check(StateKey key, byte[] payload, int maxBytes)
    {
        Check(key);
        if (payload.Length > maxBytes)
            throw new StateRefusedException(
                $"The state {key} is {payload.Length} bytes, more than the {maxBytes} allowed. "
                + "Split it over several grains, or raise MaxStateBytes.");
    }

    /// <summary>A lone surrogate would be stored as U+FFFD, and two keys would become one.</summary>
    public static void Check(StateKey key)
    {
        try
        {
            _ = Strict.GetByteCount(key.StateName) + Strict.GetByteCount(key.GrainId);
        }
        catch (EncoderFallbackException)
        {
            throw new StateRefusedException("A state name or grain id holds a lone surrogate and cannot be stored.");
        }
    }
}

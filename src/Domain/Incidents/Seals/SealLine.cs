using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Dispatch.Domain.Incidents.Seals;

/// <summary>
/// One line of the seal file, in exactly one spelling:
/// <c>{"n":7,"incident":"0123456789","count":3,"head":"…","at":"2026-11-22T02:00:00.0000000Z","hash":"…"}</c>.
/// <see cref="Hash"/> = SHA-256 over the previous line's hash, a line feed and this line up to and without its hash member, so that
/// a line changed, removed, inserted or moved breaks every later one.
/// </summary>
/// <param name="Number">1, 2, 3 …</param>
public sealed partial record SealLine(long Number, Seal Seal, string Hash)
{
    /// <summary>What the first line is chained to.</summary>
    public static readonly string Genesis = Convert.ToHexStringLower(SHA256.HashData("dispatch seals 1"u8));

    /// <summary>The line that follows <paramref name="last"/>; the first one when that is null.</summary>
    public static SealLine After(SealLine? last, Seal seal)
    {
        var number = (last?.Number ?? 0) + 1;
        return new SealLine(number, seal, HashOf(last?.Hash ?? Genesis, number, seal));
    }

    /// <summary>Null when the text is no seal line in its one spelling. That it fits its neighbours is <see cref="SealVerifier"/>'s question.</summary>
    public static SealLine? TryParse(string text)
    {
        if (Shape().Match(text) is not { Success: true } match
            || !long.TryParse(match.Groups["n"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || !int.TryParse(match.Groups["count"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || !DateTimeOffset.TryParseExact(match.Groups["at"].Value, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            return null;
        var seal = new Seal(new IncidentId(match.Groups["incident"].Value), count, match.Groups["head"].Value, at);
        var line = new SealLine(number, seal, match.Groups["hash"].Value);
        return line.ToString() == text ? line : null;
    }

    /// <summary>Whether this line may stand after <paramref name="last"/> (null = at the beginning).</summary>
    public bool Follows(SealLine? last) => this == After(last, Seal);

    /// <summary>The line without its end.</summary>
    public override string ToString() => $"{Open(Number, Seal)},\"hash\":\"{Hash}\"}}";

    private static string HashOf(string previous, long number, Seal seal) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{previous}\n{Open(number, seal)}")));

    private static string Open(long number, Seal seal) => string.Create(CultureInfo.InvariantCulture,
        $"{{\"n\":{number},\"incident\":\"{seal.Incident}\",\"count\":{seal.Count},\"head\":\"{seal.Head}\",\"at\":\"{seal.At.UtcDateTime:O}\"");

    // Every part ends at a letter that cannot belong to it, so nothing is tried twice and compiled backtracking is the fastest form.
    [GeneratedRegex(
        """\A\{"n":(?<n>[0-9]{1,18}),"incident":"(?<incident>[A-Za-z0-9._:\-]{1,64})","count":(?<count>[0-9]{1,9}),"head":"(?<head>[0-9a-f]{64})","at":"(?<at>[0-9T:.\-]{27}Z)","hash":"(?<hash>[0-9a-f]{64})"\}\z""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}

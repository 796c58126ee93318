using System.Text;
using System.Text.RegularExpressions;

namespace Dispatch.Domain.Alerting.Texts;

/// <summary>
/// A sentence with named places to fill, for example <c>{place}</c>, in both languages. Data, so that a centre can word its own; the rule
/// words of civilians and the drill mark are not in templates, so that no wording can leave them out.
/// </summary>
[GenerateSerializer, Immutable, Alias("dispatch.TextTemplate")]
public sealed partial record TextTemplate(string Code, string Zh, string En)
{
    public const int Limit = 300;

    /// <summary>What may be filled in.</summary>
    public static readonly IReadOnlyList<string> Names = ["place", "post", "side", "standOff", "callSign", "reason", "lookFor"];

    /// <summary>Null when it can be used; otherwise what is wrong.</summary>
    public Refusal? Fault()
    {
        if (Zh.Length is 0 or > Limit || En.Length is 0 or > Limit)
            return Wrong($"must have 1 to {Limit} characters in each language.");
        if ((Unknown(Zh) ?? Unknown(En)) is { } unknown)
            return Wrong($"has the unknown place {{{unknown}}}; known are {string.Join(", ", Names)}.");
        if (Stray(Zh) || Stray(En))
            return Wrong("has a brace that belongs to no named place.");
        return PlacesOf(Zh).SetEquals(PlacesOf(En)) ? null : Wrong("must fill the same places in both languages.");
    }

    /// <summary>A place without a value is left empty.</summary>
    public BilingualText Fill(params ReadOnlySpan<(string Name, BilingualText? Value)> values)
    {
        var (zh, en) = (new StringBuilder(Zh), new StringBuilder(En));
        foreach (var name in Names)
        {
            BilingualText? found = null;
            foreach (var (given, value) in values)
                if (string.Equals(given, name, StringComparison.Ordinal))
                    found = value;
            zh.Replace($"{{{name}}}", Plain(found?.Zh));
            en.Replace($"{{{name}}}", Plain(found?.En));
        }

        return new BilingualText(zh.ToString().Trim(), en.ToString().Trim());
    }

    // A value that looks like a place would be filled by a later one.
    private static string Plain(string? value) => (value ?? "").Replace('{', '(').Replace('}', ')');

    private static HashSet<string> PlacesOf(string text) => [.. Place().Matches(text).Select(match => match.Groups["name"].Value)];

    private static string? Unknown(string text) => PlacesOf(text).FirstOrDefault(name => !Names.Contains(name));

    private static bool Stray(string text) => Place().Replace(text, "").AsSpan().IndexOfAny('{', '}') >= 0;

    private Refusal Wrong(string what) => new("invalid-template", $"The template {Code} {what}", Field: Code);

    [GeneratedRegex(@"\{(?<name>[A-Za-z]+)\}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Place();
}

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

    /// <summary>A place without a value is left empty; a value that looks like a place is only text.</summary>
    public BilingualText Fill(params ReadOnlySpan<(string Name, BilingualText? Value)> values) => new(Fill(Zh, values, zh: true), Fill(En, values, zh: false));

    // One pass by hand: a city-wide alert fills some hundred thousand of them in the second that counts.
    private static string Fill(string template, ReadOnlySpan<(string Name, BilingualText? Value)> values, bool zh)
    {
        if (!template.Contains('{'))
            return template;
        var text = new StringBuilder(template.Length + 64);
        var rest = template.AsSpan();
        while (rest.IndexOf('{') is var open && open >= 0 && rest[open..].IndexOf('}') is var length && length > 0)
        {
            text.Append(rest[..open]);
            var name = rest.Slice(open + 1, length - 1);
            foreach (var (given, value) in values)
                if (name.SequenceEqual(given))
                    text.Append(zh ? value?.Zh : value?.En);
            rest = rest[(open + length + 1)..];
        }

        return text.Append(rest).ToString().Trim();
    }

    private static HashSet<string> PlacesOf(string text) => [.. Place().Matches(text).Select(match => match.Groups["name"].Value)];

    private static string? Unknown(string text) => PlacesOf(text).FirstOrDefault(name => !Names.Contains(name));

    private static bool Stray(string text) => Place().Replace(text, "").AsSpan().IndexOfAny('{', '}') >= 0;

    private Refusal Wrong(string what) => new("invalid-template", $"The template {Code} {what}", Field: Code);

    [GeneratedRegex(@"\{(?<name>[A-Za-z]+)\}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Place();
}

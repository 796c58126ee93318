namespace Dispatch.Domain.Incidents;

/// <summary>What people may type. The lengths are UTF-16 units, as browsers count them.</summary>
public static class TextRules
{
    public const int AddressLimit = 200;
    public const int DescriptionLimit = 2000;
    public const int NoteLimit = 2000;
    public const int ReasonLimit = 200;
    public const int CallerLimit = 80;

    /// <summary>One line: no control characters at all. Null when fine or absent.</summary>
    internal static Refusal? Line(string? text, int limit, string field) => Check(text, limit, field, lines: false);

    /// <summary>Several lines: line feeds and tabs are fine. Null when fine or absent.</summary>
    internal static Refusal? Lines(string? text, int limit, string field) => Check(text, limit, field, lines: true);

    /// <summary>True when every character can be seen or, with <paramref name="lines"/>, is a line feed or tab.</summary>
    internal static bool IsClean(string text, bool lines) => Check(text, int.MaxValue, "", lines) is null;

    /// <summary>Refuses a text that says nothing.</summary>
    internal static Refusal? Required(string? text, string field) => string.IsNullOrWhiteSpace(text)
        ? new Refusal("text-missing", $"The field {field} must not be empty.", RefusalKind.Invalid, field)
        : null;

    private static Refusal? Check(string? text, int limit, string field, bool lines)
    {
        if (text is null)
            return null;
        if (text.Length > limit)
            return new Refusal("text-too-long", $"The field {field} has {text.Length} characters; at most {limit} are allowed.", RefusalKind.Invalid, field);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (IsForbidden(text[i], lines))
                return new Refusal("control-character", $"The field {field} holds the character U+{(int)text[i]:X4} at position {i + 1}; remove it.", RefusalKind.Invalid, field);
        }

        return null;
    }

    // Half a surrogate pair has no UTF-8 form and so no hash of its own; the direction controls let a line show other words than it holds.
    private static bool IsForbidden(char letter, bool lines) =>
        (char.IsControl(letter) && !(lines && letter is '\n' or '\t'))
        || char.IsSurrogate(letter)
        || letter is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u2028' or '\u2029';
}

using System.Globalization;
using System.Text;

namespace Dispatch.Domain.Roads.Naming;

/// <summary>
/// Text as it is compared in a search: lower case, accents and punctuation away, single spaces ("Çà-Là" → "ca la").
/// The letters are taken apart by a table here because Unicode normalisation does nothing where the program runs
/// without the system's language data.
/// </summary>
public static class FoldedText
{
    private const char FirstFullWidth = '\uFF01';
    private const char LastFullWidth = '\uFF5E';
    private const int FullWidthOffset = FirstFullWidth - '!';

    private static readonly (string Plain, string Accented)[] Letters =
    [
        ("a", "àáâãäåāăąǎạảấầẩẫậắằẳẵặ"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęěẹẻẽếềểễệ"), ("g", "ĝğġģǧ"),
        ("h", "ĥħ"), ("i", "ìíîïĩīĭįıǐỉị"), ("j", "ĵ"), ("k", "ķǩ"), ("l", "ĺļľŀł"), ("n", "ñńņňŉ"),
        ("o", "òóôõöøōŏőǒơọỏốồổỗộớờởỡợ"), ("r", "ŕŗř"), ("s", "śŝşšș"), ("t", "ţťŧț"),
        ("u", "ùúûüũūŭůűųǔǖǘǚǜưụủứừửữự"), ("w", "ŵẁẃẅ"), ("y", "ýÿŷỳỵỷỹ"), ("z", "źżž"),
        ("ss", "ß"), ("ae", "æ"), ("oe", "œ"), ("th", "þ"), ("е", "ё"), ("и", "й"),
    ];

    private static readonly Dictionary<char, string> PlainOf =
        Letters.SelectMany(l => l.Accented.Select(c => (c, l.Plain))).ToDictionary(x => x.c, x => x.Plain);

    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var raw in text)
        {
            var c = char.ToLowerInvariant(raw is >= FirstFullWidth and <= LastFullWidth ? (char)(raw - FullWidthOffset) : raw);
            if (PlainOf.TryGetValue(c, out var plain))
                folded.Append(plain);
            else if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
                folded.Append(c);
            else if (!IsSilent(c) && folded.Length > 0 && folded[^1] != ' ')
                folded.Append(' ');
        }
        return folded.ToString().TrimEnd();
    }

    private static bool IsSilent(char c) => c is '\'' or '’' or '.' ||
        char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;
}

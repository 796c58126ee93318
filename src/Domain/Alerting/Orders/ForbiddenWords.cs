using System.Text;
using System.Text.RegularExpressions;

namespace Dispatch.Domain.Alerting.Orders;

/// <summary>
/// Words by which a civilian could be told to act. Said as a prohibition ("do not follow", "不要靠近") they are fine. Errs on the side of
/// refusing: a sentence can always be worded otherwise, a chase cannot be undone. It is a guard against haste, not against malice;
/// the rule words are appended whatever was typed.
/// </summary>
internal static partial class ForbiddenWords
{
    private const string En =
        "stop(?:ping)?|follow(?:ing)?|approach(?:ing)?|chas(?:e|ing)|pursu(?:e|ing|it)|tail(?:ing)?|shadow(?:ing)?|block(?:ing)?|intercept(?:ing)?|detain(?:ing)?|catch(?:ing)?|"
        + "grab(?:bing)?|tackl(?:e|ing)|arrest(?:ing)?|captur(?:e|ing)|surround(?:ing)?|corner(?:ing)?|confront(?:ing)?|ram(?:ming)?|hold him|hold her|hold them|box in|cut (?:him|her|them|it) off|go after|close in";

    private const string Zh =
        "拦截|拦住|拦下|拦停|拦车|堵截|堵住|围堵|包围|合围|截停|截住|逼停|别停|别住|跟随|跟踪|跟住|跟着|跟上|跟紧|尾随|盯梢|追赶|追击|追捕|追踪|追上|追他|追她|追车|靠近|接近|上前|逼近|抓住|抓捕|抓获|扣住|扣留|制服|控制住|盘问|盘查|撞停|夹击"
        + "|攔截|攔住|攔下|攔停|攔車|圍堵|包圍|合圍|跟隨|跟蹤|跟著|尾隨|追趕|追擊|追蹤|靠近|接近|抓獲|盤問|盤查|夾擊";

    /// <summary>The forbidden words in the text, each as it stands there.</summary>
    public static IEnumerable<string> In(string text)
    {
        var plain = Plain(text);
        foreach (Match match in EnglishWord().Matches(EnglishProhibition().Replace(plain, " ")))
            yield return match.Value;
        // Spaces and marks between the characters do not make another word of it.
        foreach (Match match in ChineseWord().Matches(ChineseProhibition().Replace(Compact(plain), "，")))
            yield return match.Value;
    }

    /// <summary>Lower case, full-width letters as plain ones, no invisible characters.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (letter is >= '\uFF01' and <= '\uFF5E')
                plain.Append(char.ToLowerInvariant((char)(letter - 0xFEE0)));
            else if (letter is '\u3000' or '\u00A0')
                plain.Append(' ');
            else if (letter is not ('\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\u00AD'))
                plain.Append(char.ToLowerInvariant(letter));
        }

        return plain.Replace('’', '\'').ToString();
    }

    private static string Compact(string text) => Gaps().Replace(text, "");

    [GeneratedRegex($@"\b(?:{En})\b", RegexOptions.CultureInvariant)]
    private static partial Regex EnglishWord();

    // "do not X", "never X or Y", "do not X, Y or Z": a list with commas needs its "or", else "don't stop, follow him" would pass.
    [GeneratedRegex($@"\b(?:do not|don't|dont|never|must not|please do not)\s+(?:{En})(?:\s+(?:him|her|them|it|anybody|anyone))?(?:(?:\s*,\s*(?:{En}))*\s*,?\s+(?:or|nor)\s+(?:{En})(?:\s+(?:him|her|them|it|anybody|anyone))?)?\b(?!\s*,\s*(?:{En}))", RegexOptions.CultureInvariant)]
    private static partial Regex EnglishProhibition();

    [GeneratedRegex($"(?:{Zh})", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseWord();

    [GeneratedRegex($"(?:不要|请勿|切勿|勿|不得|不可|不准|禁止|严禁|不能|别去|不许|請勿|嚴禁)(?:自行|擅自|主动|去|试图)?(?:{Zh})(?:(?:、(?:{Zh}))*(?:或|和|或者|及|、)(?:{Zh}))?", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseProhibition();

    [GeneratedRegex(@"[\s·\.\-_*]+", RegexOptions.CultureInvariant)]
    private static partial Regex Gaps();
}

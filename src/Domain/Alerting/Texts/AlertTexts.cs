using System.Globalization;
using System.Text.Json;
using Dispatch.Domain.Cordons.Orders;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Alerting.Texts;

/// <summary>
/// Makes the words from templates. Two things are added here and cannot be worded away: every text to a civilian, the ending
/// included, says "do not stop, follow or approach", and every text of a drill begins with the drill mark.
/// </summary>
public static class AlertTexts
{
    public const string DrillZh = "【演练】";
    public const string DrillEn = "DRILL: ";

    private static readonly BilingualText CivilianRule = new($"{PostTasks.CivilianRuleZh}。", $"Please {PostTasks.CivilianRuleEn}.");

    /// <summary>What this recipient is told: its own post and nothing of the plan.</summary>
    public static AlertMessage For(AlertOrder order, Recipient recipient, TextRegister? register = null)
    {
        var texts = register ?? TextRegister.Default;
        var kind = Code(order.Kind);
        var role = Role(recipient.Kind);
        var post = recipient.EyesOnly ? null : recipient.Post;
        var place = Same(order.Place);
        var compass = post?.Approach is { } approach ? PostTasks.Side(approach) : default((string Zh, string En)?);
        var side = compass is { } words ? texts["side"].Fill(("side", new BilingualText(words.Zh, words.En))) : null;
        var said = texts[recipient.EyesOnly ? "eyesOnly" : $"{kind}.{role}"].Fill(
            ("place", place), ("post", Same(post?.Place ?? order.Place)), ("side", side), ("callSign", Same(recipient.CallSign)),
            ("standOff", Same((post?.StandOff ?? AlertPost.DefaultStandOff).Value.ToString("0", CultureInfo.InvariantCulture))));
        var headline = texts[post is null && order.Kind == AlertKind.Posts ? "headline.lookout" : $"headline.{kind}"].Fill(("place", place), ("post", Same(post?.Place ?? order.Place)));
        var civilian = recipient.Kind.IsCivilian();
        var never = texts[civilian ? "never.civilian" : "never.officer"].Fill();
        return new AlertMessage(
            Marked(headline, order.Drill),
            Marked(Guarded(Join(said, order.Text), civilian), order.Drill),
            order.Description is { } description ? Marked(description.Text, order.Drill) : null,
            Guarded(never, civilian),
            side);
    }

    /// <summary>What a recipient is told at the end.</summary>
    /// <param name="reason">The commander's words for a retraction; not shown for other endings.</param>
    public static BilingualText ForEnding(EndingKind ending, string? reason, AlertOrder order, UnitKind kind, TextRegister? register = null)
    {
        var said = (register ?? TextRegister.Default)[$"ending.{Code(ending)}"].Fill(("reason", reason is null ? null : Same(reason)), ("place", Same(order.Place)));
        // Who hears that a description was wrong must not go on after somebody; the thanks need no rule.
        return Marked(Guarded(said, kind.IsCivilian() && ending == EndingKind.Retracted), order.Drill);
    }

    /// <summary>The announcer's line. The radio is heard by everybody, so it always carries the rule words and never a post.</summary>
    public static BilingualText ForRadio(AlertOrder order, AlertStanding standing, TextRegister? register = null)
    {
        var texts = register ?? TextRegister.Default;
        var code = standing switch
        {
            AlertStanding.Retracted => "radio.retracted",
            AlertStanding.StoodDown or AlertStanding.Expired => "radio.over",
            _ => "radio.live",
        };
        return Marked(Guarded(texts[code].Fill(("place", Same(order.Place)), ("lookFor", order.Description?.Text)), civilian: true), order.Drill);
    }

    public static string Role(UnitKind kind) => kind switch
    {
        UnitKind.Taxi => "civilian",
        UnitKind.Volunteer => "volunteer",
        _ => "officer",
    };

    private static string Code<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static BilingualText Same(string text) => new(text, text);

    private static BilingualText Join(BilingualText first, BilingualText? second) =>
        second is null ? first : new BilingualText($"{Sentence(first.Zh, '。')}{second.Zh}", $"{Sentence(first.En, '.')} {second.En}");

    /// <summary>What people type often lacks its full stop; without it the rule words would run into theirs.</summary>
    private static string Sentence(string text, char stop) => text.Length == 0 || char.IsPunctuation(text[^1]) ? text : text + stop;

    private static BilingualText Guarded(BilingualText text, bool civilian) => civilian ? Join(text, CivilianRule) : text;

    private static BilingualText Marked(BilingualText text, bool drill) => drill ? new BilingualText(DrillZh + text.Zh, DrillEn + text.En) : text;
}

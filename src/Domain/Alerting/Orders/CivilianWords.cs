using Dispatch.Domain.Alerting.Texts;

namespace Dispatch.Domain.Alerting.Orders;

/// <summary>Civilians are never told to stop, follow or approach anybody, in no words of anybody.</summary>
public static class CivilianWords
{
    /// <summary>Null when the template may be said to civilians, or is not said to them.</summary>
    public static Refusal? Check(TextTemplate template) =>
        template.Code.EndsWith(".officer", StringComparison.Ordinal) ? null : Check(new BilingualText(template.Zh, template.En), template.Code);

    /// <summary>Null when the text orders nothing that is forbidden; otherwise which words do.</summary>
    public static Refusal? Check(BilingualText? text, string field)
    {
        if (text is null)
            return null;
        var found = ForbiddenWords.In(text.Zh).Concat(ForbiddenWords.In(text.En)).Distinct().ToList();
        return found.Count == 0 ? null : new Refusal(
            "civilian-told-to-act",
            $"Civilians observe and report only; take these words out, or alert officers alone: {string.Join(", ", found)}.",
            RefusalKind.Invalid, field);
    }
}

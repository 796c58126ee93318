using System.Collections.Frozen;

namespace Dispatch.Domain.Alerting.Texts;

/// <summary>Every sentence that alerts are made of, by code. A register that lacks one or has a faulty one is refused whole.</summary>
public sealed class TextRegister
{
    private readonly FrozenDictionary<string, TextTemplate> templates;

    private TextRegister(IEnumerable<TextTemplate> templates) => this.templates = templates.ToFrozenDictionary(one => one.Code);

    public static TextRegister Default { get; } = new(TextTemplates.All);

    public IEnumerable<TextTemplate> Templates => templates.Values.OrderBy(one => one.Code, StringComparer.Ordinal);

    internal TextTemplate this[string code] => templates[code];

    /// <summary>The default register with some sentences worded anew.</summary>
    /// <returns>The first fault among <paramref name="own"/> when there is one.</returns>
    public static Outcome<TextRegister> With(IEnumerable<TextTemplate> own)
    {
        var all = Default.templates.ToDictionary();
        foreach (var template in own)
        {
            if (!all.ContainsKey(template.Code))
                return new Refusal("unknown-template", $"There is no template {template.Code}.", RefusalKind.NotFound, template.Code);
            if ((template.Fault() ?? Orders.CivilianWords.Check(template)) is { } fault)
                return fault;
            all[template.Code] = template;
        }

        return new TextRegister(all.Values);
    }
}

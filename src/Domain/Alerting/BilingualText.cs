namespace Dispatch.Domain.Alerting;

/// <summary>The same said in Chinese and in English.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.BilingualText")]
public sealed record BilingualText(string Zh, string En)
{
    /// <summary>Typed in one language only: both readers get those words. Null when nothing was typed.</summary>
    public static BilingualText? Typed(string? zh, string? en) => (Blank(zh), Blank(en)) switch
    {
        (true, true) => null,
        (true, false) => new BilingualText(en!.Trim(), en.Trim()),
        (false, true) => new BilingualText(zh!.Trim(), zh.Trim()),
        _ => new BilingualText(zh!.Trim(), en!.Trim()),
    };

    private static bool Blank(string? text) => string.IsNullOrWhiteSpace(text);
}

using System.Text.Json;
using Microsoft.Playwright;

namespace Dispatch.EndToEnd.Tests.Pages.Support;

/// <summary>The page's voice: what it is told to say is kept instead of said, because this browser has no voices.</summary>
internal static class Voice
{
    private const string Silent = """
        window.said = [];
        window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
        Object.defineProperty(window, 'speechSynthesis', { value: {
            speak: (one) => said.push({ text: one.text, lang: one.lang }), cancel: () => said.push({ text: '', lang: '' }), getVoices: () => [],
        } });
        """;

    /// <summary>From the next load of the page.</summary>
    public static async Task ListenAsync(IPage page)
    {
        await page.AddInitScriptAsync(Silent);
        await page.ReloadAsync();
    }

    /// <summary>Until the page says something with this in it; answers the language that it was to be said in.</summary>
    public static async Task<string> SaysAsync(IPage page, string text)
    {
        var said = await page.WaitForFunctionAsync("text => said.find((one) => one.text.includes(text))", text);
        return (await said.JsonValueAsync<JsonElement>()).GetProperty("lang").GetString()!;
    }

    public static async Task<string> LastAsync(IPage page) => await page.EvaluateAsync<string>("() => said.at(-1)?.text");
}

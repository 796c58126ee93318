using System.Text.Json;
using Microsoft.Playwright;

namespace Dispatch.EndToEnd.Tests.Pages.Support;

/// <summary>What axe-core calls serious or critical on the page as it stands.</summary>
internal static class AxeCheck
{
    public static async Task<IReadOnlyList<string>> SeriousAsync(IPage page)
    {
        var axe = Path.Combine(Repository.Root, "web", "node_modules", "axe-core", "axe.min.js");
        await page.EvaluateAsync(await File.ReadAllTextAsync(axe));
        var found = await page.EvaluateAsync<JsonElement>(
            "axe.run().then(all => all.violations.filter(one => one.impact === 'serious' || one.impact === 'critical')"
            + ".map(one => one.id + ': ' + one.nodes.map(node => node.html).join(' | ')))");
        return [.. found.EnumerateArray().Select(line => line.GetString()!)];
    }
}

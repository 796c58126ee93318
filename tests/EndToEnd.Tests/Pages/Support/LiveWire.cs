using Microsoft.Playwright;

namespace Dispatch.EndToEnd.Tests.Pages.Support;

/// <summary>The page's live line, held in the hand: it can be cut, held still, or made to say something else.</summary>
internal sealed class LiveWire
{
    private readonly IPage _page;
    private IWebSocketRoute? _line;

    private LiveWire(IPage page) => _page = page;

    /// <summary>Nothing comes through, and the line stays up.</summary>
    public bool Held { get; set; }

    /// <summary>What the page hears instead of what the server said.</summary>
    public Func<string, string> Heard { get; set; } = text => text;

    /// <summary>Said to the page as if the server had said it now.</summary>
    public void Say(string text) => _line!.Send(text);

    /// <summary>Before the page connects; it is loaded anew.</summary>
    public static async Task<LiveWire> IntoAsync(IPage page)
    {
        var wire = new LiveWire(page);
        await page.RouteWebSocketAsync(url => url.Contains("/hub/centre", StringComparison.Ordinal), wire.Connect);
        await page.ReloadAsync();
        return wire;
    }

    /// <summary>As a pulled plug: the line ends and nothing can be reached.</summary>
    public async Task CutAsync()
    {
        await _page.Context.SetOfflineAsync(true);
        await _line!.CloseAsync(new WebSocketRouteCloseOptions { Code = 4000, Reason = "cut" });
    }

    public Task MendAsync() => _page.Context.SetOfflineAsync(false);

    private void Connect(IWebSocketRoute line)
    {
        _line = line;
        var server = line.ConnectToServer();
        server.OnMessage(frame =>
        {
            if (!Held && frame.Text is { } text)
                line.Send(Heard(text));
        });
    }
}

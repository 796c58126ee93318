using System.Net.Sockets;
using System.Text;
using Dispatch.Domain.Accounts;
using Dispatch.Gateway.Link;
using Dispatch.Gateway.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Gateway.Tests.Link;

/// <summary>The line without its request, byte by byte.</summary>
[Collection(GatewayCollection.Name)]
public sealed class LinkHandoverTests(GatewayHost gateway)
{
    private const string Masked = "\0\0\0\0";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private async Task<TcpClient> DialAsync(string token, string after = "")
    {
        var client = new TcpClient();
        await client.ConnectAsync(gateway.Address.Host, gateway.Address.Port, Cancelled);
        var request = $"GET /ws/unit HTTP/1.1\r\nHost: {gateway.Address.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
            $"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nAuthorization: Bearer {token}\r\n\r\n{after}";
        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(request), Cancelled);
        return client;
    }

    /// <summary>Everything until this was heard, or until the server closed.</summary>
    private static async Task<string> HearAsync(TcpClient client, string until)
    {
        var (heard, buffer) = (new StringBuilder(), new byte[16 * 1024]);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (!heard.ToString().Contains(until, StringComparison.Ordinal))
        {
            var read = await client.GetStream().ReadAsync(buffer, patience.Token);
            if (read == 0)
                break;
            heard.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }
        return heard.ToString();
    }

    [Fact]
    public async Task The_handshake_is_answered_and_what_came_with_it_in_one_packet_is_heard()
    {
        var (_, api) = await gateway.TaxiAsync();
        using var phone = await DialAsync(api.Token!, $"\u0081\u008C{Masked}{{\"t\":\"ping\"}}");
        var heard = await HearAsync(phone, "\"pong\"");
        heard.ShouldStartWith("HTTP/1.1 101 Switching Protocols");
        heard.ShouldContain("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
        heard.ShouldContain("\"hello\"");
        heard.ShouldContain("\"pong\"");
    }

    [Fact]
    public async Task A_ping_of_the_protocol_is_answered_with_its_own_words()
    {
        var (_, api) = await gateway.TaxiAsync();
        using var phone = await DialAsync(api.Token!, $"\u0089\u0085{Masked}alive");
        (await HearAsync(phone, "\u008A\u0005alive")).ShouldContain("\u008A\u0005alive");
    }

    [Theory]
    [InlineData("\u0081\u0002{}", "\u0088\u0002\u0003\u00EA")]
    [InlineData("\u0088\u0082\0\0\0\0\u0003\u00E8", "\u0088\u0002\u0003\u00E8")]
    [InlineData("\u0081\u0082\0\0\0\0\u00C3\u0028", "\u0088\u0002\u0003\u00EF")]
    [InlineData("\u0082\u00FF\0\0\0\0\u007F\0\0\0\0\0\0\0", "\u0003\u00F1A message has at most 3 MiB.")]
    public async Task A_line_ends_with_the_words_of_the_protocol(string sent, string goodbye)
    {
        var (unit, api) = await gateway.TaxiAsync();
        using var phone = await DialAsync(api.Token!, sent);
        (await HearAsync(phone, "only the end of the line")).ShouldContain(goodbye);
        await UntilAsync(() => gateway.Services.GetRequiredService<UnitLinks>().Of(unit).IsEmpty);
    }

    [Fact]
    public async Task A_phone_that_vanishes_leaves_no_line_behind()
    {
        var (unit, api) = await gateway.TaxiAsync();
        using (var phone = await DialAsync(api.Token!))
        {
            await HearAsync(phone, "\"status\"");
            gateway.Services.GetRequiredService<UnitLinks>().Of(unit).Length.ShouldBe(1);
            phone.Client.LingerState = new LingerOption(true, 0);
        }
        await UntilAsync(() => gateway.Services.GetRequiredService<UnitLinks>().Of(unit).IsEmpty);
    }

    [Fact]
    public async Task Without_a_token_that_counts_there_is_an_RFC_9457_problem_and_no_line()
    {
        using var stranger = await DialAsync("dt_nobody~" + new string('x', 43));
        var refused = await HearAsync(stranger, "\"status\":401");
        refused.ShouldStartWith("HTTP/1.1 401");
        refused.ShouldContain("application/problem+json");
        using var dispatcher = await DialAsync((await gateway.SignInAsync(Role.Dispatcher)).Token!);
        (await HearAsync(dispatcher, "\"status\":403")).ShouldStartWith("HTTP/1.1 403");
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (!holds())
            await Task.Delay(10, patience.Token);
    }
}

using Dispatch.Gateway.Roads;
using Dispatch.Gateway.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Gateway.Tests.Roads;

public sealed class MapBackdropTests
{
    [Theory]
    [InlineData("https://tiles.example.org/{z}/{x}/{y}.png", "https://tiles.example.org")]
    [InlineData("http://10.0.0.7:8080/map/{z}/{y}/{x}?key=a", "http://10.0.0.7:8080")]
    [InlineData("https://tiles.example.org/{z}/{x}.png", null)]
    [InlineData("/tiles/{z}/{x}/{y}.png", null)]
    [InlineData("ftp://tiles.example.org/{z}/{x}/{y}.png", null)]
    [InlineData("https://{s}.example.org/{z}/{x}/{y}.png", null)]
    public void An_address_that_cannot_be_used_keeps_the_server_from_starting(string tiles, string? origin)
    {
        MapBackdrop.Origin(tiles).ShouldBe(origin);
        var fault = new GatewayOptions { MapTiles = tiles }.Fault();
        (fault is null).ShouldBe(origin is not null);
    }

    [Fact]
    public async Task Browsers_may_ask_the_host_of_the_named_tiles_and_no_other()
    {
        (await PolicyAsync(null)).ShouldContain("img-src 'self' data: blob:; ");
        var named = await PolicyAsync("https://tiles.example.org/{z}/{x}/{y}.png");
        named.ShouldContain("img-src 'self' data: blob: https://tiles.example.org; ");
        named.ShouldContain("connect-src 'self' https://tiles.example.org; ");
        named.ShouldContain("script-src 'self'; ");
    }

    private static async Task<string> PolicyAsync(string? tiles)
    {
        await using var services = new ServiceCollection().Configure<GatewayOptions>(options => options.MapTiles = tiles).BuildServiceProvider();
        var app = new ApplicationBuilder(services);
        app.UseBrowserGuards();
        app.Run(_ => Task.CompletedTask);
        var context = new DefaultHttpContext { RequestServices = services };
        await app.Build()(context);
        return context.Response.Headers.ContentSecurityPolicy.ToString();
    }
}

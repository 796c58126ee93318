using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dispatch.Gateway.Link;

/// <summary>
/// Stands between the server's connection and the framework's WebSocket of a unit, for both ways to open one: upgrade (HTTP/1.1) and
/// extended CONNECT (HTTP/2). The handshake stays the framework's, and the reading too where there is no <see cref="Handover"/>.
/// </summary>
internal sealed class LinkUpgrade(
    IHttpUpgradeFeature? upgrade, IHttpExtendedConnectFeature? connect, Func<Stream, LinkSender> senderOf) : IHttpUpgradeFeature, IHttpExtendedConnectFeature
{
    /// <summary>Null until the connection is a WebSocket.</summary>
    public LinkSender? Sender { get; private set; }

    /// <summary>Null where the request has to stay as long as the line.</summary>
    public LinkHandover? Handover { get; private init; }

    public bool IsUpgradableRequest => upgrade?.IsUpgradableRequest == true;

    public bool IsExtendedConnect => connect?.IsExtendedConnect == true;

    public string? Protocol => connect?.Protocol;

    public async Task<Stream> UpgradeAsync() => Take(await upgrade!.UpgradeAsync());

    public async ValueTask<Stream> AcceptAsync() => Take(await connect!.AcceptAsync());

    /// <summary>For requests to <paramref name="path"/>; before <c>UseWebSockets</c>, which takes what stands in the features then.</summary>
    public static void Use(IApplicationBuilder app, PathString path)
    {
        var (time, inline) = (app.ApplicationServices.GetRequiredService<TimeProvider>(), SendsAtOnce(app.ApplicationServices));
        app.Use((http, next) =>
        {
            if (http.Request.Path == path)
                Put(http.Features, inline, time);
            return next(http);
        });
    }

    private LinkStream Take(Stream connection)
    {
        Sender = senderOf(connection);
        return new LinkStream(connection, Sender);
    }

    private static void Put(IFeatureCollection features, bool inline, TimeProvider time)
    {
        var (upgrade, connect) = (features.Get<IHttpUpgradeFeature>(), features.Get<IHttpExtendedConnectFeature>());
        var socket = inline ? PlainSocket(features) : null;
        var handover = socket is null ? null : features.Get<LinkHandover>();
        // Nothing of the request may be held by what outlives it.
        var (rest, abort) = handover is null
            ? ((Stream?)null, (Action)features.GetRequiredFeature<IHttpRequestLifetimeFeature>().Abort) : (Stream.Null, handover.Abort);
        var link = new LinkUpgrade(upgrade, connect, stream => new LinkSender(rest ?? stream, socket, abort, time)) { Handover = handover };
        if (upgrade is not null)
            features.Set<IHttpUpgradeFeature>(link);
        if (connect is not null)
            features.Set<IHttpExtendedConnectFeature>(link);
    }

    /// <summary>Null where bytes of ours must not go past the server: behind TLS, and in a stream of HTTP/2.</summary>
    private static Socket? PlainSocket(IFeatureCollection features) =>
        features.Get<ITlsHandshakeFeature>() is null && features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true }
            ? features.Get<IConnectionSocketFeature>()?.Socket : null;

    /// <summary>Only then the answer to the handshake is with the network before the first message is: otherwise it might be overtaken.</summary>
    private static bool SendsAtOnce(IServiceProvider services) =>
        services.GetService<IOptions<SocketTransportOptions>>()?.Value.UnsafePreferInlineScheduling == true;
}

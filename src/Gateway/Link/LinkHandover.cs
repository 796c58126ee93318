using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Gateway.Link;

/// <summary>
/// A unit's line is opened by an HTTP request and goes on without it. The server keeps a request, 127 objects with what the pipeline made for it,
/// as long as its handler runs: with 20,000 lines that was two fifths of what the collector had to look after. Here the handler ends with the
/// handshake, HTTP lets go, and the connection carries the line alone. Not behind TLS and not in HTTP/2, where the line's bytes are not the connection's.
/// </summary>
internal sealed class LinkHandover(ConnectionContext connection, IConnectionHeartbeatFeature heartbeat) : IConnectionHeartbeatFeature
{
    private Action? _beats;
    private Func<PipeReader, Task>? _line;

    /// <summary>Around whatever is served on each address; to be set up once.</summary>
    public static void Use(IServiceCollection services) => services.Configure<KestrelServerOptions>(kestrel =>
        kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(http => connection => RunAsync(connection, http))));

    /// <summary>What is to be run when HTTP is done with this connection; it gets what HTTP has not read.</summary>
    public void Take(Func<PipeReader, Task> line) => _line = line;

    /// <summary>Cuts the connection.</summary>
    public void Abort() => connection.Abort();

    /// <summary>The server would call HTTP's clock, and keep HTTP for it, until the connection ends: it calls this one instead.</summary>
    public void OnHeartbeat(Action<object> action, object state)
    {
        if (_beats is null)
            heartbeat.OnHeartbeat(static self => ((LinkHandover)self)._beats?.Invoke(), this);
        _beats += () => action(state);
    }

    private static Task RunAsync(ConnectionContext connection, ConnectionDelegate http) =>
        connection.Features.Get<IConnectionHeartbeatFeature>() is { } heartbeat
            ? new LinkHandover(connection, heartbeat).RunAsync(http) : http(connection);

    private async Task RunAsync(ConnectionDelegate http)
    {
        connection.Features.Set<IConnectionHeartbeatFeature>(this);
        connection.Features.Set(this);
        await http(connection);
        if (_line is not { } line)
            return;
        (_beats, _line) = (static () => { }, null);
        await line(connection.Transport.Input);
    }
}

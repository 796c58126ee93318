using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Dispatch.Load.Wire;

/// <summary>
/// Requests over a fixed number of kept connections. Who finds none free waits, and that wait is part of the latency: the load was due.
/// </summary>
internal sealed class HttpPool(Uri server, int connections) : IDisposable
{
    private readonly IPEndPoint _endPoint = Link.EndPointOf(server);
    private readonly ConcurrentStack<HttpLink> _free = new();
    private readonly SemaphoreSlim _places = new(connections);

    public Uri Server => server;

    /// <param name="key">Idempotency key; null for requests that change nothing.</param>
    public async Task<HttpAnswer> SendAsync(
        string method, string path, string? token, object? body = null, string? key = null, CancellationToken cancellation = default)
    {
        var content = body as byte[] ?? (body is null ? [] : JsonSerializer.SerializeToUtf8Bytes(body, JsonSerializerOptions.Web));
        return await SendAsync(Request(method, path, token, content, key), cancellation);
    }

    /// <exception cref="IOException">The service is away or went away before it answered.</exception>
    public async Task<HttpAnswer> SendAsync(byte[] request, CancellationToken cancellation = default)
    {
        await _places.WaitAsync(cancellation);
        HttpLink? link = null;
        try
        {
            link = await FreeAsync(cancellation);
            var answer = await link.AskAsync(request);
            _free.Push(link);
            return answer;
        }
        catch (Exception error) when (error is System.Net.Sockets.SocketException or OperationCanceledException or IOException)
        {
            link?.Dispose();
            throw error as IOException ?? (Exception)(error is OperationCanceledException ? error : new IOException(error.Message, error));
        }
        finally
        {
            _places.Release();
        }
    }

    public byte[] Request(string method, string path, string? token, byte[] body, string? key)
    {
        var head = new StringBuilder($"{method} {path} HTTP/1.1\r\nHost: {server.Authority}\r\n");
        if (token is not null)
            head.Append("Authorization: Bearer ").Append(token).Append("\r\n");
        if (key is not null)
            head.Append("Idempotency-Key: ").Append(key).Append("\r\n");
        if (body.Length > 0 || method != "GET")
            head.Append("Content-Type: application/json\r\nContent-Length: ").Append(body.Length).Append("\r\n");
        return [.. Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), .. body];
    }

    public void Dispose()
    {
        while (_free.TryPop(out var link))
            link.Dispose();
        _places.Dispose();
    }

    private async Task<HttpLink> FreeAsync(CancellationToken cancellation)
    {
        while (_free.TryPop(out var kept))
        {
            if (kept.IsOpen)
                return kept;
            kept.Dispose();
        }
        var link = new HttpLink();
        await link.ConnectAsync(_endPoint, cancellation);
        return link;
    }
}

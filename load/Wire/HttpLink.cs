using System.Buffers.Text;
using System.Diagnostics;
using System.Text;

namespace Dispatch.Load.Wire;

/// <param name="Received">Timestamp of <see cref="Stopwatch"/> at which the answer was complete.</param>
internal readonly record struct HttpAnswer(int Status, byte[] Body, long Received)
{
    public bool Ok => Status is >= 200 and < 300;
}

/// <summary>One keep-alive HTTP/1.1 connection, one request at a time.</summary>
internal sealed class HttpLink : Link
{
    private TaskCompletionSource<HttpAnswer>? _asked;

    /// <param name="request">The whole request: line, headers, body.</param>
    public Task<HttpAnswer> AskAsync(ReadOnlySpan<byte> request)
    {
        var asked = new TaskCompletionSource<HttpAnswer>();
        _asked = asked;
        if (IsOpen)
            Send(request);
        if (!IsOpen && Interlocked.Exchange(ref _asked, null) is not null)
            asked.TrySetException(new IOException($"The connection is closed: {Fault}"));
        return asked.Task;
    }

    protected override int Take(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return 0;
        var head = bytes[..(end + 2)];
        if (!Utf8Parser.TryParse(head[9..], out int status, out _))
            throw new InvalidDataException("That is no HTTP answer.");
        var (body, total) = BodyOf(head, bytes, end + 4);
        if (total == 0)
            return 0;
        Interlocked.Exchange(ref _asked, null)?.TrySetResult(new HttpAnswer(status, body, Stopwatch.GetTimestamp()));
        return total;
    }

    protected override void OnClosed(string? fault) =>
        Interlocked.Exchange(ref _asked, null)?.TrySetException(new IOException($"The connection closed before the answer: {fault}"));

    private static (byte[] Body, int Total) BodyOf(ReadOnlySpan<byte> head, ReadOnlySpan<byte> bytes, int start)
    {
        if (Header(head, "content-length"u8) is { Length: > 0 } text && Utf8Parser.TryParse(text, out int length, out _))
            return bytes.Length < start + length ? ([], 0) : (bytes.Slice(start, length).ToArray(), start + length);
        return Header(head, "transfer-encoding"u8).Length > 0 ? Chunks(bytes, start) : ([], start);
    }

    private static (byte[] Body, int Total) Chunks(ReadOnlySpan<byte> bytes, int at)
    {
        var body = new List<byte>();
        while (true)
        {
            var line = bytes[at..].IndexOf("\r\n"u8);
            if (line < 0 || !Utf8Parser.TryParse(bytes[at..], out int size, out _, 'x'))
                return ([], 0);
            at += line + 2;
            if (bytes.Length < at + size + 2)
                return ([], 0);
            body.AddRange(bytes.Slice(at, size));
            at += size + 2;
            if (size == 0)
                return ([.. body], at);
        }
    }

    private static ReadOnlySpan<byte> Header(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name)
    {
        while (head.IndexOf("\r\n"u8) is var line and >= 0)
        {
            if (line > name.Length && head[name.Length] == ':' && Ascii.EqualsIgnoreCase(head[..name.Length], name))
                return head[(name.Length + 1)..line].TrimStart((byte)' ');
            head = head[(line + 2)..];
        }
        return [];
    }
}

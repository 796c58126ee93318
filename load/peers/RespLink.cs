using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Dispatch.Load.Wire;

namespace Dispatch.Load.Peers;

/// <summary>Redis' own protocol (RESP 2), pipelined; answers are counted and timed, not kept.</summary>
internal sealed class RespLink : Link
{
    private readonly ConcurrentQueue<Action<long, bool>> _asked = new();

    /// <param name="answered">Gets the moment of the answer and whether it was good.</param>
    public void Ask(Action<long, bool> answered, params IReadOnlyList<string> words)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"*{words.Count}\r\n");
        foreach (var word in words)
            text.Append(CultureInfo.InvariantCulture, $"${word.Length}\r\n{word}\r\n");
        lock (_asked)
        {
            _asked.Enqueue(answered);
            Send(Encoding.ASCII.GetBytes(text.ToString()));
        }
    }

    protected override int Take(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (Length(bytes[at..]) is var length and > 0)
        {
            var good = bytes[at] != '-';
            at += length;
            if (_asked.TryDequeue(out var answered))
                answered(Stopwatch.GetTimestamp(), good);
        }
        return at;
    }

    /// <returns>Bytes of the first whole reply; 0 when it is not whole yet.</returns>
    private static int Length(ReadOnlySpan<byte> bytes)
    {
        var line = bytes.IndexOf("\r\n"u8);
        if (line < 0)
            return 0;
        if (bytes[0] is (byte)'+' or (byte)'-' or (byte)':')
            return line + 2;
        if (!Utf8Parser.TryParse(bytes[1..], out int count, out _))
            throw new InvalidDataException("That is no Redis answer.");
        if (bytes[0] == '$')
            return count < 0 ? line + 2 : bytes.Length >= line + 2 + count + 2 ? line + 2 + count + 2 : 0;
        var at = line + 2;
        for (var i = 0; i < count; i++)
        {
            if (at >= bytes.Length || Length(bytes[at..]) is not (var part and > 0))
                return 0;
            at += part;
        }
        return at;
    }
}

using System.Buffers.Text;
using System.Diagnostics;
using System.Text;
using Dispatch.Load.Wire;

namespace Dispatch.Load.Scenarios;

/// <summary>What one driver knows: its connection, the alert that counts, its answer. Used by the receiving thread and a clock.</summary>
internal sealed class Driver(int index)
{
    private readonly Lock _sync = new();
    private byte[]? _answer;
    private long _answeredAt;
    private long _sentAt;
    private bool _received;
    private bool _confirmed;
    private bool _settled;
    private int _lastSeq;
    private string _alert = "";

    public int Index => index;

    public WebSocketLink? Link { get; set; }

    /// <summary>0 = connected from the beginning.</summary>
    public long ReturnedAt { get; set; }

    public bool Received
    {
        get
        {
            lock (_sync)
                return _received;
        }
    }

    public bool Confirmed
    {
        get
        {
            lock (_sync)
                return _confirmed;
        }
    }

    /// <summary>The answer to the alert that counts was confirmed as durable, whatever came after it.</summary>
    public bool Settled
    {
        get
        {
            lock (_sync)
                return _settled;
        }
    }

    /// <returns>True the first time that this alert and number come; false = the same again on the wire.</returns>
    public bool Take(string alert, int seq, bool counts)
    {
        lock (_sync)
        {
            if (alert == _alert && seq <= _lastSeq)
                return false;
            (_alert, _lastSeq, _received) = (alert, seq, _received || counts);
            return true;
        }
    }

    /// <summary>Answers now; again under the same key until it is confirmed.</summary>
    public void Answer(string alert, int seq, string step, long now)
    {
        var message = Encoding.ASCII.GetBytes(
            $"{{\"t\":\"step\",\"alert\":\"{alert}\",\"seq\":{seq},\"step\":\"{step}\",\"key\":\"a-{index}-{alert}-{step}\"}}");
        lock (_sync)
            (_answer, _answeredAt, _sentAt, _confirmed) = (message, now, now, false);
        Link?.SendText(message);
    }

    public void AnswerAgain(TimeSpan after)
    {
        byte[]? message;
        lock (_sync)
        {
            if (_answer is null || _confirmed || Stopwatch.GetElapsedTime(_sentAt) < after)
                return;
            (message, _sentAt) = (_answer, Stopwatch.GetTimestamp());
        }
        Link?.SendText(message);
    }

    /// <returns>When the alert that counts was first answered; null when this confirms something else, or that was confirmed before.</returns>
    public long? Confirm(string alert)
    {
        lock (_sync)
        {
            if (_answer is null || _confirmed || alert != _alert)
                return null;
            _confirmed = true;
            if (!_received || _settled)
                return null;
            _settled = true;
            return _answeredAt;
        }
    }

    /// <summary>The value after <paramref name="name"/>, which ends with its quotation mark, up to the next one.</summary>
    public static string Text(ReadOnlySpan<byte> message, ReadOnlySpan<byte> name)
    {
        var at = message.IndexOf(name);
        if (at < 0)
            return "";
        var rest = message[(at + name.Length)..];
        return Encoding.ASCII.GetString(rest[..Math.Max(0, rest.IndexOf((byte)'"'))]);
    }

    public static int Number(ReadOnlySpan<byte> message, ReadOnlySpan<byte> name)
    {
        var at = message.IndexOf(name);
        return at >= 0 && Utf8Parser.TryParse(message[(at + name.Length)..], out int value, out _) ? value : 0;
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;

namespace Dispatch.Load.Wire;

/// <summary>
/// Answers of clients that are told in the same moment. While messages keep coming in, answers wait, at most <see cref="Longest"/>: in life every
/// phone has a processor of its own, here one process plays them all and one phone's answering must not delay another's receipt. The time waited is
/// part of the answer's latency, which counts from the receipt. The same for every contender.
/// </summary>
internal sealed class AnswerQueue<T> : IDisposable
{
    private static readonly long Quiet = Stopwatch.Frequency / 250;
    private static readonly long Longest = Stopwatch.Frequency / 4;

    private readonly BlockingCollection<(T Answer, long Since)> _waiting = [];
    private readonly Thread _thread;
    private readonly Action<T> _send;
    private long _receivedAt;

    public AnswerQueue(Action<T> send)
    {
        _send = send;
        _thread = new Thread(Run) { IsBackground = true, Name = "answers" };
        _thread.Start();
    }

    public void Add(T answer, long receivedAt)
    {
        Volatile.Write(ref _receivedAt, receivedAt);
        _waiting.TryAdd((answer, receivedAt));
    }

    public void Dispose()
    {
        _waiting.CompleteAdding();
        _thread.Join();
        _waiting.Dispose();
    }

    private void Run()
    {
        foreach (var (answer, since) in _waiting.GetConsumingEnumerable())
        {
            while (Stopwatch.GetTimestamp() is var now && now - Volatile.Read(ref _receivedAt) < Quiet && now - since < Longest)
                Thread.Sleep(1);
            _send(answer);
        }
    }
}

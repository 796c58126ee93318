using System.Diagnostics;
using Dispatch.Load.Wire;
using Dispatch.Load.Work;

namespace Dispatch.Load.Peers;

/// <summary>The same clients and rounds for every contender; what differs is the words (<see cref="Subscriber"/>) and who orders (<see cref="IFanOutCentre"/>).</summary>
internal sealed class FanOutWork(FanOut fanOut) : IWork
{
    private const int ConnectAtOnce = 100;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Subscriber[] _clients = new Subscriber[fanOut.Clients];
    private readonly long[] _received = new long[fanOut.Clients];
    private readonly IFanOutCentre _centre = fanOut.Form switch
    {
        FanOutForm.Dispatch => new OurCentre(fanOut.Clients),
        FanOutForm.Mqtt => new PublishingCentre(fanOut.Clients),
        _ => new ControlledCentre(fanOut.Control),
    };
    private AnswerQueue<int> _queue = null!;

    public async Task PrepareAsync(WorkContext context, CancellationToken cancellation)
    {
        _queue = new AnswerQueue<int>(client => _clients[client].Answer());
        var confirmed = _centre is OurCentre ours ? ours.Confirmed : (Action)(() => { });
        await Parallel.ForAsync(0, fanOut.Clients, new ParallelOptions { MaxDegreeOfParallelism = ConnectAtOnce, CancellationToken = cancellation },
            async (i, stop) => _clients[i] = await Subscriber.OpenAsync(fanOut.Form, context, i, () => Alerted(i), confirmed, stop));
        await _centre.PrepareAsync(context, cancellation);
    }

    public async Task RunAsync(WorkContext context, CancellationToken cancellation)
    {
        for (var round = 0; round < fanOut.WarmUps + fanOut.Rounds; round++)
        {
            await Task.Delay(Between, cancellation);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(Patience);
            await _centre.ReadyAsync(round, patience.Token);
            Array.Clear(_received);
            var ordered = Stopwatch.GetTimestamp();
            var answered = await _centre.OrderAsync(patience.Token);
            if (round >= fanOut.WarmUps)
                Record(context, ordered, answered);
            await _centre.EndAsync(patience.Token);
        }
    }

    public void Dispose()
    {
        foreach (var client in _clients)
            client?.Dispose();
        _centre.Dispose();
        _queue.Dispose();
    }

    private void Record(WorkContext context, long ordered, long answered)
    {
        context.Recorder.Ok(FanOut.AllAnswered, ordered, answered);
        foreach (var received in _received)
        {
            if (received == 0)
                context.Recorder.Fail(FanOut.Receipt, "not received");
            else
                context.Recorder.Ok(FanOut.Receipt, ordered, received);
        }
    }

    private void Alerted(int client)
    {
        var now = Stopwatch.GetTimestamp();
        _received[client] = now;
        _queue.Add(client, now);
    }
}

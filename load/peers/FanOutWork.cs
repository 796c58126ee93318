using System.Diagnostics;
using System.Globalization;
using System.Text;
using Dispatch.Load.Wire;
using Dispatch.Load.Work;

namespace Dispatch.Load.Peers;

internal sealed class FanOutWork(FanOut fanOut) : IWork
{
    private const int ConnectAtOnce = 100;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Subscriber[] _clients = new Subscriber[fanOut.Clients];
    private readonly long[] _received = new long[fanOut.Clients];
    private AnswerQueue<int> _queue = null!;
    private MqttLink? _publisher;
    private TaskCompletionSource _answered = new();
    private int _answers;

    public async Task PrepareAsync(WorkContext context, CancellationToken cancellation)
    {
        _queue = new AnswerQueue<int>(client => _clients[client].Answer());
        await Parallel.ForAsync(0, fanOut.Clients, new ParallelOptions { MaxDegreeOfParallelism = ConnectAtOnce, CancellationToken = cancellation },
            async (i, stop) => _clients[i] = await Subscriber.OpenAsync(fanOut.Form, context.Plan.Server, i, Alerted, stop));
        if (fanOut.Form != FanOutForm.Mqtt)
            return;
        _publisher = new MqttLink("centre", Subscriber.Answers) { Message = _ => CountAnswer() };
        await _publisher.ConnectAsync(Link.EndPointOf(context.Plan.Server), cancellation);
        await _publisher.Subscribed.WaitAsync(cancellation);
    }

    public async Task RunAsync(WorkContext context, CancellationToken cancellation)
    {
        using var control = new HttpPool(new Uri($"http://127.0.0.1:{fanOut.Control}"), 1);
        for (var round = 0; round < fanOut.WarmUps + fanOut.Rounds; round++)
        {
            await Task.Delay(Between, cancellation);
            Array.Clear(_received);
            var ordered = Stopwatch.GetTimestamp();
            var answered = fanOut.Form == FanOutForm.Mqtt ? await PublishAsync(cancellation)
                : (await control.SendAsync(control.Request("GET", "/order", null, [], null), cancellation).WaitAsync(Patience, cancellation)).Received;
            if (round >= fanOut.WarmUps)
                Record(context, ordered, answered);
        }
    }

    public void Dispose()
    {
        foreach (var client in _clients)
            client.Dispose();
        _publisher?.Dispose();
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

    private void CountAnswer()
    {
        if (++_answers == fanOut.Clients)
            _answered.TrySetResult();
    }

    private async Task<long> PublishAsync(CancellationToken cancellation)
    {
        (_answers, _answered) = (0, new TaskCompletionSource());
        for (var i = 0; i < fanOut.Clients; i++)
        {
            var text = string.Create(CultureInfo.InvariantCulture,
                $"{{\"t\":\"alert\",\"id\":\"A1\",\"seq\":1,\"unit\":{i},\"text\":\"Taxi T{i:000000}: Observe and report the crossing named here; do not stop, follow or approach anybody. Answer with one tap when you stand safely. Drill.\"}}");
            _publisher!.Publish($"unit/{i}", Encoding.ASCII.GetBytes(text));
        }
        await _answered.Task.WaitAsync(Patience, cancellation);
        return Stopwatch.GetTimestamp();
    }
}

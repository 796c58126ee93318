using System.Diagnostics;
using System.Globalization;
using System.Text;
using Dispatch.Load.Wire;
using Dispatch.Load.Work;

namespace Dispatch.Load.Peers;

/// <summary>Who gives the orders of a fan-out, in the words of one contender.</summary>
internal interface IFanOutCentre : IDisposable
{
    /// <summary>Once, when every client is connected.</summary>
    Task PrepareAsync(WorkContext context, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Everything of one round that is done before its order is given.</summary>
    Task ReadyAsync(int round, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>The order: from here on time counts.</summary>
    /// <returns>When every answer was counted; for Dispatch, when every client had heard that its answer is on disk.</returns>
    Task<long> OrderAsync(CancellationToken cancellation);

    /// <summary>The round is over, before the next one begins.</summary>
    Task EndAsync(CancellationToken cancellation) => Task.CompletedTask;
}

/// <summary>An HTTP request whose answer comes when the server has counted every client's answer in memory.</summary>
internal sealed class ControlledCentre(int port) : IFanOutCentre
{
    private readonly HttpPool _control = new(new Uri($"http://127.0.0.1:{port}"), 1);

    public async Task<long> OrderAsync(CancellationToken cancellation) =>
        (await _control.SendAsync(_control.Request("GET", "/order", null, [], null), cancellation)).Received;

    public void Dispose() => _control.Dispose();
}

/// <summary>A publisher in the generator: one message to each client's own topic, answers come back on one.</summary>
internal sealed class PublishingCentre(int clients) : IFanOutCentre
{
    private MqttLink? _publisher;
    private TaskCompletionSource _answered = new();
    private int _answers;

    public async Task PrepareAsync(WorkContext context, CancellationToken cancellation)
    {
        _publisher = new MqttLink("centre", Subscriber.Answers) { Message = _ => Count() };
        await _publisher.ConnectAsync(Link.EndPointOf(context.Plan.Server), cancellation);
        await _publisher.Subscribed.WaitAsync(cancellation);
    }

    public async Task<long> OrderAsync(CancellationToken cancellation)
    {
        (_answers, _answered) = (0, new TaskCompletionSource());
        for (var i = 0; i < clients; i++)
        {
            var text = string.Create(CultureInfo.InvariantCulture,
                $"{{\"t\":\"alert\",\"id\":\"A1\",\"seq\":1,\"unit\":{i},\"text\":\"Taxi T{i:000000}: Observe and report the crossing named here; do not stop, follow or approach anybody. Answer with one tap when you stand safely. Drill.\"}}");
            _publisher!.Publish($"unit/{i}", Encoding.ASCII.GetBytes(text));
        }
        await _answered.Task.WaitAsync(cancellation);
        return Stopwatch.GetTimestamp();
    }

    public void Dispose() => _publisher?.Dispose();

    private void Count()
    {
        if (++_answers == clients)
            _answered.TrySetResult();
    }
}

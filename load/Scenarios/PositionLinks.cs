using System.Diagnostics;
using System.Text.Json;
using Dispatch.Load.Wire;
using Dispatch.Load.Work;

namespace Dispatch.Load.Scenarios;

/// <summary>Position sockets and what they answered: totals of each connection, at the latest five seconds after a message.</summary>
internal sealed class PositionLinks(int count) : IDisposable
{
    private static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(8);

    private readonly WebSocketLink[] _links = new WebSocketLink[count];
    private readonly Totals[] _totals = new Totals[count];
    private long _sent;

    public int Count => _links.Length;

    public WebSocketLink this[int index] => _links[index];

    private long Taken => _totals.Sum(total => total.Accepted + total.Refused);

    public async Task ConnectAsync(WorkContext context, int index, string token, CancellationToken cancellation)
    {
        var link = new WebSocketLink(context.Plan.Server.Authority, "/ws/positions", token)
        {
            Message = (_, message) => Answered(context, index, message),
            Closed = closed => context.Recorder.Fail("fix", closed.Fault ?? "closed"),
        };
        _links[index] = link;
        await link.ConnectAsync(Link.EndPointOf(context.Plan.Server), cancellation);
        await link.Opened.WaitAsync(cancellation);
    }

    public void Sent(WorkContext context, int fixes)
    {
        Interlocked.Add(ref _sent, fixes);
        context.Recorder.Count("fixes sent", fixes);
    }

    public async Task<IReadOnlyList<Check>> FinishAsync(CancellationToken cancellation)
    {
        var patience = Stopwatch.StartNew();
        while (Taken < _sent && patience.Elapsed < AnswersWithin)
            await Task.Delay(100, cancellation);
        return [new Check("every report was answered", Taken == _sent, $"{_sent:N0} sent, {_totals.Sum(t => t.Accepted):N0} taken, {_totals.Sum(t => t.Refused):N0} refused")];
    }

    public void Dispose()
    {
        foreach (var link in _links.OfType<WebSocketLink>())
        {
            link.Closed = null;
            link.Dispose();
        }
    }

    private void Answered(WorkContext context, int index, ReadOnlySpan<byte> message)
    {
        var (accepted, refused, fault) = Totals.Read(message);
        if (fault is not null)
        {
            context.Recorder.Fail("fix", fault);
            return;
        }
        context.Recorder.Count("fixes taken", accepted - _totals[index].Accepted);
        context.Recorder.Count("fixes refused", refused - _totals[index].Refused);
        _totals[index] = new Totals(accepted, refused);
    }
}

/// <summary>What a position socket answers: totals of the connection.</summary>
internal readonly record struct Totals(long Accepted, long Refused)
{
    public static (long Accepted, long Refused, string? Fault) Read(ReadOnlySpan<byte> message)
    {
        var reader = new Utf8JsonReader(message);
        var answer = JsonDocument.ParseValue(ref reader).RootElement;
        return answer.TryGetProperty("error", out var error) ? (0, 0, error.GetProperty("code").GetString())
            : (answer.GetProperty("accepted").GetInt64(), answer.GetProperty("refused").EnumerateObject().Sum(reason => reason.Value.GetInt64()), null);
    }
}

using System.Diagnostics;
using Dispatch.Load.Simulations;
using Dispatch.Load.Wire;
using Dispatch.Load.Work;

namespace Dispatch.Load.Scenarios;

/// <summary>Everybody's connection is lost at once, as after a cell tower's failure, and everybody comes back within a few seconds.</summary>
/// <param name="LostAt">Seconds after the start.</param>
/// <param name="BackWithin">Seconds in which all arrive again, evenly: phones wait a random moment before they try.</param>
internal sealed record Storm(string Path, int First, int Sockets, double LostAt, double BackWithin) : WorkPart
{
    public override IWork Create() => new StormWork(this);
}

internal sealed class StormWork(Storm storm) : IWork
{
    private const int ConnectAtOnce = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly WebSocketLink[] _links = new WebSocketLink[storm.Sockets];
    private int _back;

    public async Task PrepareAsync(WorkContext context, CancellationToken cancellation)
    {
        await Parallel.ForAsync(0, storm.Sockets, new ParallelOptions { MaxDegreeOfParallelism = ConnectAtOnce, CancellationToken = cancellation },
            async (i, stop) => _links[i] = await OpenAsync(context, i, stop));
        context.Recorder.Set("sockets", storm.Sockets);
    }

    public async Task RunAsync(WorkContext context, CancellationToken cancellation)
    {
        await Desk.AtAsync(context.Start, storm.LostAt, cancellation);
        foreach (var link in _links)
            link.Abort();
        context.Recorder.Set("sockets", 0);
        IReadOnlyList<LoadSimulation> arrivals =
            [new(0, 0, TimeSpan.FromSeconds(storm.LostAt + 1)), .. LoadSimulation.Constant(storm.Sockets / storm.BackWithin, TimeSpan.FromSeconds(storm.BackWithin))];
        await context.PlayAsync(arrivals, (number, intended) => _ = ReturnAsync(context, (int)number, intended, cancellation), cancellation);
        var waited = Stopwatch.StartNew();
        while (_back < storm.Sockets && waited.Elapsed < Patience)
            await Task.Delay(50, cancellation);
    }

    public Task<IReadOnlyList<Check>> FinishAsync(WorkContext context, CancellationToken cancellation)
    {
        var open = _links.Count(link => link.IsOpen);
        return Task.FromResult<IReadOnlyList<Check>>([new Check("everybody is connected again", open == storm.Sockets, $"{open:N0} of {storm.Sockets:N0}")]);
    }

    public void Dispose()
    {
        foreach (var link in _links)
            link.Dispose();
    }

    private async Task ReturnAsync(WorkContext context, int index, long intended, CancellationToken cancellation)
    {
        // A phone tries again until it is let in; the wait counts from the first try.
        for (var attempt = 0; attempt < 20 && !cancellation.IsCancellationRequested; attempt++)
        {
            try
            {
                _links[index] = await OpenAsync(context, index, cancellation);
                context.Recorder.Ok("reconnect", intended);
                context.Recorder.Set("sockets", Interlocked.Increment(ref _back));
                return;
            }
            catch (Exception refused) when (refused is IOException or System.Net.Sockets.SocketException)
            {
                context.Recorder.Fail("reconnect", refused.Message);
                await Task.Delay(TimeSpan.FromSeconds(1), cancellation);
            }
        }
    }

    private async Task<WebSocketLink> OpenAsync(WorkContext context, int index, CancellationToken cancellation)
    {
        var link = new WebSocketLink(context.Plan.Server.Authority, storm.Path, context.Credentials.Units[storm.First + index]);
        await link.ConnectAsync(Link.EndPointOf(context.Plan.Server), cancellation);
        await link.Opened.WaitAsync(cancellation);
        return link;
    }
}

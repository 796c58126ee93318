using System.Diagnostics;
using System.Text;
using Dispatch.Domain.Roads;
using Dispatch.Load.Movement;
using Dispatch.Load.Wire;
using Dispatch.Load.Work;

namespace Dispatch.Load.Peers;

internal sealed class IngestByHttp(Ingest ingest) : IWork
{
    private const int RequestSize = 1024;

    private readonly HttpLink[] _links = new HttpLink[ingest.Connections];
    private PreparedReports _reports = null!;
    private long _answered;
    private volatile bool _over;

    public async Task PrepareAsync(WorkContext context, CancellationToken cancellation)
    {
        _reports = new PreparedReports(
            RecordedMovement.Load(context.Plan.Recordings, SyntheticCity.DefaultCentre, ingest.Units, context.Plan.Seed), ingest.Units, binary: false);
        for (var i = 0; i < _links.Length; i++)
        {
            _links[i] = new HttpLink();
            await _links[i].ConnectAsync(Link.EndPointOf(context.Plan.Server), cancellation);
        }
    }

    public async Task RunAsync(WorkContext context, CancellationToken cancellation)
    {
        var loops = _links.Select((_, connection) => LoopAsync(context, connection)).ToArray();
        await Task.Delay(TimeSpan.FromSeconds(ingest.WarmUp), cancellation);
        var (before, since) = (Interlocked.Read(ref _answered), Stopwatch.GetTimestamp());
        context.Recorder.Set("counting", 1);
        await Task.Delay(TimeSpan.FromSeconds(ingest.Seconds), cancellation);
        context.Recorder.Set(Ingest.Rate, (long)((Interlocked.Read(ref _answered) - before) / Stopwatch.GetElapsedTime(since).TotalSeconds));
        context.Recorder.Set("counting", 0);
        _over = true;
        await Task.WhenAll(loops);
    }

    public void Dispose()
    {
        foreach (var link in _links)
            link.Dispose();
    }

    private async Task LoopAsync(WorkContext context, int connection)
    {
        var (link, body, request) = (_links[connection], new byte[FixWriter.MaxJson], new byte[RequestSize]);
        var heads = new Dictionary<int, byte[]>();
        for (var next = connection; !_over; next = (next + ingest.Connections) % _reports.Count)
        {
            var length = _reports.Put(body, next, DateTime.UtcNow);
            var began = Stopwatch.GetTimestamp();
            try
            {
                if (!heads.TryGetValue(length, out var head))
                    heads[length] = head = Head(context, connection, length);
                head.CopyTo(request, 0);
                body.AsSpan(0, length).CopyTo(request.AsSpan(head.Length));
                var answer = await link.AskAsync(request.AsSpan(0, head.Length + length));
                if (answer.Ok)
                {
                    Interlocked.Increment(ref _answered);
                    context.Recorder.Ok("report", began, answer.Received);
                }
                else
                {
                    context.Recorder.Fail("report", $"HTTP {answer.Status}");
                }
            }
            catch (IOException error)
            {
                context.Recorder.Fail("report", error.Message);
                return;
            }
        }
    }

    private static byte[] Head(WorkContext context, int connection, int length)
    {
        var (server, fleets) = (context.Plan.Server.Authority, context.Credentials.Fleets);
        return Encoding.ASCII.GetBytes($"POST /api/v1/positions HTTP/1.1\r\nHost: {server}\r\nAuthorization: Bearer {fleets[connection % fleets.Count]}\r\n"
            + $"Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n");
    }
}

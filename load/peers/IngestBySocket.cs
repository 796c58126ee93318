using System.Diagnostics;
using Dispatch.Domain.Roads;
using Dispatch.Load.Movement;
using Dispatch.Load.Scenarios;
using Dispatch.Load.Wire;
using Dispatch.Load.Work;

namespace Dispatch.Load.Peers;

/// <summary>
/// Each connection has 200 messages under way; the other side answers each hundredth and gets a hundred more, each in a frame of its own
/// but written together.
/// </summary>
internal sealed class IngestBySocket(Ingest ingest) : IWork
{
    private const int AnsweredTogether = 100;
    private const int UnderWay = 2 * AnsweredTogether;
    /// <summary>With four connections 80,000 fixes are under way: less than the service's queues hold, so that nothing needs to be dropped.</summary>
    private const int Batch = 100;

    private readonly WebSocketLink[] _links = new WebSocketLink[ingest.Connections];
    private readonly int[] _unit = new int[ingest.Connections];
    private readonly long[] _answered = new long[ingest.Connections];
    private readonly long[] _accepted = new long[ingest.Connections];
    private readonly byte[] _message = new byte[Batch * FixWriter.MaxJson];
    private readonly byte[] _frames = new byte[AnsweredTogether * (FixWriter.MaxJson + WebSocketLink.LargestHeader)];
    private readonly Lock _writing = new();
    private PreparedReports _reports = null!;
    private volatile bool _over;

    private int PerMessage => ingest.Form is IngestForm.BinaryBatch or IngestForm.JsonBatch ? Batch : 1;

    public async Task PrepareAsync(WorkContext context, CancellationToken cancellation)
    {
        _reports = new PreparedReports(RecordedMovement.Load(context.Plan.Recordings, SyntheticCity.DefaultCentre, ingest.Units, context.Plan.Seed),
            ingest.Units, ingest.Form == IngestForm.BinaryBatch);
        for (var i = 0; i < _links.Length; i++)
        {
            var connection = i;
            var fleets = context.Credentials.Fleets;
            var host = context.Plan.Server.Authority;
            var link = ingest.Form == IngestForm.SocketIo ? new SocketIoLink(host)
                : new WebSocketLink(host, "/ws/positions", fleets[i % fleets.Count]);
            link.Message = (_, message) => Answered(context, connection, message);
            link.Closed = closed => context.Recorder.Fail("report", closed.Fault ?? "closed");
            await link.ConnectAsync(Link.EndPointOf(context.Plan.Server), cancellation);
            await link.Opened.WaitAsync(cancellation);
            if (link is SocketIoLink socketIo)
                await socketIo.Joined.WaitAsync(cancellation);
            (_links[i], _unit[i]) = (link, i);
        }
    }

    public async Task RunAsync(WorkContext context, CancellationToken cancellation)
    {
        for (var i = 0; i < _links.Length; i++)
            Send(i, UnderWay);
        await Task.Delay(TimeSpan.FromSeconds(ingest.WarmUp), cancellation);
        var (before, since) = (Taken(), Stopwatch.GetTimestamp());
        context.Recorder.Set("counting", 1);
        await Task.Delay(TimeSpan.FromSeconds(ingest.Seconds), cancellation);
        context.Recorder.Set(Ingest.Rate, (long)((Taken() - before) / Stopwatch.GetElapsedTime(since).TotalSeconds));
        context.Recorder.Set("counting", 0);
        _over = true;
    }

    public void Dispose()
    {
        foreach (var link in _links)
        {
            link.Closed = null;
            link.Dispose();
        }
    }

    private long Taken()
    {
        long taken = 0;
        for (var i = 0; i < _accepted.Length; i++)
            taken += Interlocked.Read(ref _accepted[i]);
        return taken;
    }

    private void Answered(WorkContext context, int connection, ReadOnlySpan<byte> message)
    {
        // ["totals",{…}] of socket.io, {…} of the others.
        var (accepted, refused, fault) = Totals.Read(message[0] == '[' ? message[message.IndexOf((byte)'{')..^1] : message);
        if (fault is not null)
            context.Recorder.Fail("report", fault);
        var before = _answered[connection];
        _answered[connection] = accepted + refused;
        context.Recorder.Count("refused", accepted + refused - before - (accepted - Interlocked.Exchange(ref _accepted[connection], accepted)));
        if (!_over)
            Send(connection, (int)((_answered[connection] - before + PerMessage - 1) / PerMessage));
    }

    /// <summary>Only ever called for one connection at a time: first from the start, then from its own answers, on the one receiving thread.</summary>
    private void Send(int connection, int messages)
    {
        lock (_writing)
        {
            for (var rest = messages; rest > 0; rest -= AnsweredTogether)
            {
                if (PerMessage > 1)
                    SendBatches(connection, Math.Min(rest, AnsweredTogether));
                else
                    SendSingles(connection, Math.Min(rest, AnsweredTogether));
            }
        }
    }

    private void SendBatches(int connection, int messages)
    {
        for (var i = 0; i < messages; i++)
        {
            var message = _message.AsSpan(0, Write(connection));
            if (ingest.Form == IngestForm.BinaryBatch)
                _links[connection].SendBinary(message);
            else
                _links[connection].SendText(message);
        }
    }

    private void SendSingles(int connection, int messages)
    {
        var length = 0;
        for (var i = 0; i < messages; i++)
            length += WebSocketLink.PutText(_frames.AsSpan(length), _message.AsSpan(0, Write(connection)));
        _links[connection].Send(_frames.AsSpan(0, length));
    }

    private int Write(int connection)
    {
        var (now, length) = (DateTime.UtcNow, 0);
        length += ingest.Form switch
        {
            IngestForm.SocketIo => Put(length, "42[\"fix\","u8),
            IngestForm.JsonBatch => Put(length, "["u8),
            IngestForm.BinaryBatch => Put(length, [1]),
            _ => 0,
        };
        for (var i = 0; i < PerMessage; i++)
        {
            if (i > 0 && ingest.Form != IngestForm.BinaryBatch)
                length += Put(length, ","u8);
            length += _reports.Put(_message.AsSpan(length), _unit[connection], now);
            _unit[connection] = (_unit[connection] + ingest.Connections) % _reports.Count;
        }
        return length + (ingest.Form is IngestForm.SocketIo or IngestForm.JsonBatch ? Put(length, "]"u8) : 0);
    }

    private int Put(int at, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_message.AsSpan(at));
        return bytes.Length;
    }
}

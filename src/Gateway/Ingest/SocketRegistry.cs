using System.Collections.Concurrent;
using System.Net.WebSockets;
using Dispatch.Gateway.Accounts;
using Microsoft.Extensions.Hosting;

namespace Dispatch.Gateway.Ingest;

/// <summary>All open position sockets: one clock for their answers, and the end of those whose account has been revoked.</summary>
internal sealed class SocketRegistry(AccountDirectory accounts, TimeProvider time) : BackgroundService
{
    private const int CheckSessionsEverySeconds = 30;
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<PositionSocket, Session> _open = new();

    public int Count => _open.Count;

    public void Add(PositionSocket socket, string account, string stamp) => _open[socket] = new Session(account, stamp);

    public void Remove(PositionSocket socket) => _open.TryRemove(socket, out _);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, time);
        for (var second = 1; await timer.WaitForNextTickAsync(stoppingToken); second++)
        {
            var checkSessions = second % CheckSessionsEverySeconds == 0;
            foreach (var (socket, session) in _open)
            {
                if (session.Answer.IsCompleted)
                    session.Answer = AnswerAsync(socket, stoppingToken);
                if (checkSessions && !await accounts.IsLiveAsync(session.Account, session.Stamp))
                    socket.Abort();
            }
        }
    }

    private static async Task AnswerAsync(PositionSocket socket, CancellationToken cancellationToken)
    {
        try
        {
            await socket.AnswerIfDueAsync(cancellationToken);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The socket closed between two ticks; its own reader sees that and removes it.
            socket.Abort();
        }
    }

    private sealed class Session(string account, string stamp)
    {
        public string Account { get; } = account;

        public string Stamp { get; } = stamp;

        public Task Answer { get; set; } = Task.CompletedTask;
    }
}

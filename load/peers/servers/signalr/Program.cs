// An alert to each client, its own text, over plain ASP.NET Core SignalR (Clients.Client, JSON): signalr PORT CONTROLPORT
using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.SignalR;

var builder = WebApplication.CreateBuilder();
builder.Logging.ClearProviders();
builder.WebHost.UseUrls($"http://127.0.0.1:{args[0]}", $"http://127.0.0.1:{args[1]}");
builder.Services.AddSignalR();
var app = builder.Build();
app.MapHub<AlertHub>("/hub");
app.MapGet("/order", async (IHubContext<AlertHub> hub) =>
{
    var clients = AlertHub.Clients_.Keys.ToArray();
    var answered = AlertHub.Expect(clients.Length);
    var sending = clients.Select((client, unit) => hub.Clients.Client(client).SendAsync("alert", new
    {
        t = "alert", id = "A1", seq = 1, unit,
        text = string.Create(CultureInfo.InvariantCulture, $"Taxi T{unit:000000}: Observe and report the crossing named here; do not stop, follow or approach anybody. Answer with one tap when you stand safely. Drill."),
    }));
    await Task.WhenAll(sending);
    await answered;
});
app.Run();

public sealed class AlertHub : Hub
{
    private static int s_left;
    private static TaskCompletionSource s_answered = new();

    public static ConcurrentDictionary<string, bool> Clients_ { get; } = new();

    public static Task Expect(int answers)
    {
        s_answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref s_left, answers);
        return s_answered.Task;
    }

    public override Task OnConnectedAsync()
    {
        Clients_[Context.ConnectionId] = true;
        return base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        Clients_.TryRemove(Context.ConnectionId, out _);
        return base.OnDisconnectedAsync(exception);
    }

    public void Answer(string step)
    {
        if (Interlocked.Decrement(ref s_left) == 0)
            s_answered.TrySetResult();
    }
}

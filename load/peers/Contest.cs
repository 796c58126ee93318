using Dispatch.Load.Work;

namespace Dispatch.Load.Peers;

/// <summary>One of those compared.</summary>
/// <param name="Start">Null = our service, which runs through the whole comparison and idles while others are measured.</param>
internal sealed record Contender(string Name, Func<PeerServer, Task>? Start, Func<PeerServer, IReadOnlyList<WorkPart>> Work);

/// <summary>The same work for all of its contenders, the first is ours.</summary>
/// <param name="Figure">The figure that decides.</param>
/// <param name="HigherIsBetter">Rates; false for latencies.</param>
/// <param name="Note">What differs between the sides, for the report.</param>
/// <param name="Anew">Our service is started anew for each run too, as the others are: their memory can be compared only so.</param>
internal sealed record Contest(string Name, string Figure, bool HigherIsBetter, string Note, IReadOnlyList<Contender> Contenders, bool Anew = false);

/// <summary>One run of one contender.</summary>
internal sealed record Measured(string Contest, string Contender, int Run, IReadOnlyDictionary<string, double> Figures);

internal static class Contests
{
    /// <summary>Seconds; .NET compiles its hot paths anew within the first thousands of calls, Node sooner: both are warm then.</summary>
    private const double WarmUp = 6;
    private const int BatchConnections = 4;
    private const int WarmUpRounds = 3;
    private const int Rounds = 5;

    public static IReadOnlyList<Contest> All(PeerTools tools, PeersChoices choices) =>
    [
        // First, while only drivers who are connected have a position: nobody else may be told.
        new("an alert of its own to each client", "p99 ms", false, "Dispatch writes each order and each answer to disk before it says so; the others count answers in memory.",
        [
            new("Dispatch durable", null, server => Fan(FanOutForm.Dispatch, choices, server.Second)),
            new("Node ws", server => Node(tools, server, "fan-out-ws.mjs", redis: false), server => Fan(FanOutForm.WebSocket, choices, server.Second)),
            new("Node socket.io", server => Node(tools, server, "fan-out-socketio.mjs", redis: false), server => Fan(FanOutForm.SocketIo, choices, server.Second)),
            new("ASP.NET Core SignalR", // From its own folder: the framework watches the folder in which it is started.
                server => server.StartAsync("dotnet", [tools.SignalR, $"{server.Port}", $"{server.Second}"], server.Port, Path.GetDirectoryName(tools.SignalR)),
                server => Fan(FanOutForm.SignalR, choices, server.Second)),
            new("mosquitto", Mosquitto, server => Fan(FanOutForm.Mqtt, choices, server.Second)),
        ], Anew: true),
        new("one fix an HTTP request", Ingest.Rate, true, "Dispatch: token checked, report judged, remembered by its cell. Peer: no token, range check, GEOADD.",
        [
            new("Dispatch", null, _ => Work(IngestForm.Http, choices)),
            new("Node fastify + Redis", server => Node(tools, server, "ingest-fastify.mjs", redis: true), _ => Work(IngestForm.Http, choices)),
        ]),
        new("one fix a WebSocket message", Ingest.Rate, true, "JSON both; answered every 100 messages both.",
        [
            new("Dispatch", null, _ => Work(IngestForm.WebSocket, choices)),
            new("Node ws + Redis", server => Node(tools, server, "ingest-ws.mjs", redis: true), _ => Work(IngestForm.WebSocket, choices)),
            new("Node socket.io + Redis", server => Node(tools, server, "ingest-socketio.mjs", redis: true), _ => Work(IngestForm.SocketIo, choices)),
        ]),
        new("100 fixes a WebSocket message", Ingest.Rate, true, "Dispatch's binary form; the peer one JSON array and one GEOADD with 100 members. Dispatch's own JSON array beside it.",
        [
            new("Dispatch binary", null, _ => Work(IngestForm.BinaryBatch, choices)),
            new("Dispatch JSON", null, _ => Work(IngestForm.JsonBatch, choices)),
            new("Node ws + Redis", server => Node(tools, server, "ingest-ws.mjs", redis: true), _ => Work(IngestForm.JsonBatch, choices)),
        ]),
        new("nearest 20", "p99 ms", false,
            "Dispatch by HTTP with its token: who is on duty, from memory. Peers: distance only. Beside it what a dispatcher asks for: free, ranked by arrival with reasons, written to the incident's log on disk.",
        [
            new("Dispatch", null, _ => Near(NearestForm.Dispatch, choices, 0)),
            new("Dispatch ranked and durable", null, _ => Near(NearestForm.Ranked, choices, 0)),
            new("Node fastify + Redis", server => Node(tools, server, "ingest-fastify.mjs", redis: true), server => Near(NearestForm.Fastify, choices, server.Second)),
            new("Redis alone", server => server.StartRedisAsync(server.Second), server => Near(NearestForm.Redis, choices, server.Second)),
        ]),
    ];

    private static IReadOnlyList<WorkPart> Work(IngestForm form, PeersChoices choices) =>
        [new Ingest(form, form is IngestForm.BinaryBatch or IngestForm.JsonBatch ? BatchConnections : choices.Connections, choices.Units, WarmUp, choices.Seconds)];

    private static IReadOnlyList<WorkPart> Near(NearestForm form, PeersChoices choices, int redis) =>
        [new Nearest(form, choices.Units, choices.Updates, choices.Questions, WarmUp, choices.Seconds, redis)];

    private static IReadOnlyList<WorkPart> Fan(FanOutForm form, PeersChoices choices, int control) => [new FanOut(form, choices.Clients, control, WarmUpRounds, Rounds)];

    private static async Task Node(PeerTools tools, PeerServer server, string script, bool redis)
    {
        if (redis)
            await server.StartRedisAsync(server.Second);
        await server.StartAsync("node", [Path.Combine(tools.Servers, script), $"{server.Port}", $"{server.Second}"], server.Port, tools.Servers);
    }

    private static async Task Mosquitto(PeerServer server)
    {
        var file = Path.Combine(Path.GetTempPath(), $"dispatch-load-mosquitto-{server.Port}.conf");
        await File.WriteAllTextAsync(file, $"listener {server.Port} 127.0.0.1\nallow_anonymous true\nset_tcp_nodelay true\nmax_queued_messages 0\nlog_dest none\n");
        await server.StartAsync(File.Exists("/usr/sbin/mosquitto") ? "/usr/sbin/mosquitto" : "mosquitto", ["-c", file], server.Port);
    }
}

/// <param name="Units">Of the fleet.</param>
/// <param name="Connections">For one fix a message or request.</param>
/// <param name="Clients">Of the fan-out.</param>
/// <param name="Updates">Positions a second beside the questions for the nearest.</param>
/// <param name="Questions">For the nearest 20, a second.</param>
internal sealed record PeersChoices(int Runs, double Seconds, int Units, int Connections, int Clients, double Updates, double Questions, IReadOnlyList<string> Only);

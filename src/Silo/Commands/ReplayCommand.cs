using System.CommandLine;
using System.Globalization;
using Dispatch.Domain;
using Dispatch.Domain.Tracking;
using Dispatch.Silo.Fleet;
using Dispatch.Silo.Hosting;
using Dispatch.Silo.Replay;
using Spectre.Console;
using static System.FormattableString;

namespace Dispatch.Silo.Commands;

/// <summary>
/// <c>dispatch replay FILE…</c>: recorded positions through the real ingest, into a server of its own or, with <c>--server</c> and
/// <c>--token</c>, into another one on which the vehicles are registered.
/// </summary>
internal static class ReplayCommand
{
    /// <summary>The second is for units of which the gateway does not know the kind yet.</summary>
    private static readonly (string Name, double KilometresPerHour)[] SpeedLimits =
    [
        ("Tracking:" + nameof(TrackingLimits.CivilianKilometresPerHour), TrackingLimits.Default.CivilianKilometresPerHour),
        ("Tracking:" + nameof(TrackingLimits.ResponderKilometresPerHour), TrackingLimits.Default.ResponderKilometresPerHour),
    ];

    public static Command Create()
    {
        var settings = new HostArguments();
        var files = new Argument<FileInfo[]>("FILE") { Description = "Recordings: cabspotting, Rome or Singapore form; .gz is unpacked.", Arity = ArgumentArity.OneOrMore };
        var speed = new Option<double>("--speed") { Description = "How many times as fast as recorded, 0.1–1000.", DefaultValueFactory = _ => 1 };
        var server = new Option<Uri?>("--server") { Description = "Another server's address; without it, one is started here." };
        var token = new Option<string?>("--token") { Description = "A fleet gateway's device token on that server." };
        var command = new Command("replay", "Feeds recorded positions through the real ingest.") { files, speed, server, token };
        settings.AddTo(command);
        command.SetAction((parsed, cancellation) => RunAsync(
            new Request(parsed.GetRequiredValue(files), parsed.GetValue(speed), parsed.GetValue(server), parsed.GetValue(token)),
            settings.Read(parsed), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Request request, Dictionary<string, string?> settings, CancellationToken cancellation)
    {
        if (request.Fault() is { } fault)
        {
            await Console.Error.WriteLineAsync(fault);
            return HostStart.CannotStart;
        }
        try
        {
            var replay = new ReplayRun(RecordingReader.Read(request.Files), request.Speed, AnsiConsole.Console, TimeProvider.System);
            if (request.Server is null)
                return await ServeAsync(replay, Sped(settings, request.Speed), cancellation);
            await replay.RunAsync(request.Server, request.Token!, cancellation);
            if (request.Speed > 1)
                await Console.Out.WriteLineAsync(Invariant(
                    $"At ×{request.Speed} the vehicles drive so many times as fast: where that server refuses impossible speeds, raise its {SpeedLimits[0].Name}."));
            return 0;
        }
        catch (Exception error) when (error is IOException or InvalidDataException or System.Net.WebSockets.WebSocketException)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 1;
        }
    }

    /// <summary>The server of a replay's own believes what was believable when it was recorded; a limit that was set stays.</summary>
    internal static Dictionary<string, string?> Sped(Dictionary<string, string?> settings, double speed)
    {
        foreach (var (name, usual) in SpeedLimits)
            if (speed > 1)
                settings.TryAdd(name, (usual * speed).ToString(CultureInfo.InvariantCulture));
        return settings;
    }

    private static async Task<int> ServeAsync(ReplayRun replay, Dictionary<string, string?> settings, CancellationToken cancellation)
    {
        settings.TryAdd("Host:DataDirectory", Path.Combine("var", "replay"));
        settings["Gateway:Synthetic"] = "true";
        if (HostStart.TryBuild(settings, Console.Error) is not { } app)
            return HostStart.CannotStart;
        await using (app)
        {
            if (!await HostStart.StartAsync(app, Console.Out, Console.Error, cancellation))
                return HostStart.CannotStart;
            return await BackgroundWork.RunAsync(app, stop => FeedAsync(app, replay, stop), cancellation);
        }
    }

    private static async Task FeedAsync(WebApplication app, ReplayRun replay, CancellationToken stop)
    {
        var registration = new FleetRegistration(app.Services.GetRequiredService<IGrainFactory>(), app.Services.GetRequiredService<TimeProvider>());
        await registration.RegisterAsync(replay.Fleet(), new Actor("replay", "system"), _ => { }, stop);
        var password = FleetAccounts.NewPassword();
        var accounts = new FleetAccounts(app.Services);
        await accounts.SetAsync("dispatcher", Domain.Accounts.Role.Dispatcher, null, "Dispatcher (replay)", password);
        await Console.Out.WriteLineAsync($"Sign in at {app.Urls.First()} as dispatcher with {password}.");
        await replay.RunAsync(new Uri(app.Urls.First()), await accounts.FleetTokenAsync("replay-fleet"), stop);
    }

    private sealed record Request(IReadOnlyList<FileInfo> Files, double Speed, Uri? Server, string? Token)
    {
        public string? Fault() => this switch
        {
            { Speed: not (>= 0.1 and <= 1000) } => "--speed must be between 0.1 and 1000.",
            { Server: not null, Token: null } => "--server needs --token: make a device account with unit \"*\" and give its token.",
            _ => Files.FirstOrDefault(file => !file.Exists) is { } missing ? $"{missing.FullName} does not exist." : null,
        };
    }
}

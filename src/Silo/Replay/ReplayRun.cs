using Dispatch.Domain;
using Dispatch.Domain.Units;
using Dispatch.Silo.Fleet;
using Spectre.Console;

namespace Dispatch.Silo.Replay;

/// <summary>
/// Sends a recording through the position WebSocket of a server, N times as fast as it was made, each position with the time at which
/// it is sent. Sped-up vehicles drive N times as fast: the server has to believe that, or the rule on impossible speeds refuses most.
/// </summary>
internal sealed class ReplayRun(Recording recording, double speed, IAnsiConsole console, TimeProvider time)
{
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(200);

    /// <summary>One profile for each vehicle, marked synthetic: nobody real drives there now.</summary>
    public IReadOnlyList<UnitProfile> Fleet() =>
    [
        .. recording.Vehicles.Select(vehicle => new UnitProfile(
            new UnitId(vehicle), vehicle[..Math.Min(vehicle.Length, 40)], UnitKind.Taxi, Agency.Civilian, [], Synthetic: true)),
    ];

    public async Task RunAsync(Uri server, string token, CancellationToken stop)
    {
        console.WriteLine($"{recording.Fixes.Count:N0} positions of {recording.Vehicles.Count():N0} vehicles over {recording.Length}; {recording.Unreadable} lines unreadable.");
        if (recording.Remark is not null)
            console.WriteLine(recording.Remark);
        await using var socket = await FleetSocket.ConnectAsync(server, token, stop);
        await console.Progress().AutoClear(false).StartAsync(async progress =>
        {
            var bar = progress.AddTask($"Replaying at ×{speed:0.##}", maxValue: recording.Fixes.Count);
            await SendAsync(socket, bar, stop);
        });
        console.WriteLine($"Server: {socket.Totals ?? "no totals received"}");
    }

    private async Task SendAsync(FleetSocket socket, ProgressTask bar, CancellationToken stop)
    {
        var started = time.GetTimestamp();
        using var timer = new PeriodicTimer(Slice, time);
        for (var next = 0; next < recording.Fixes.Count && await timer.WaitForNextTickAsync(stop);)
        {
            var until = recording.Begins + (time.GetElapsedTime(started) * speed);
            var now = time.GetUtcNow();
            var due = new List<VehicleFix>();
            for (; next < recording.Fixes.Count && recording.Fixes[next].Time <= until; next++)
            {
                var fix = recording.Fixes[next];
                due.Add(new VehicleFix(new UnitId(fix.Vehicle), fix.At, now - ((until - fix.Time) / speed), null, null, fix.Occupied));
            }
            await socket.SendAsync(due, stop);
            bar.Increment(due.Count);
        }
    }
}

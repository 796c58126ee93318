using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Diagnostics;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Roads;
using Dispatch.Load.Movement;
using Dispatch.Load.Wire;
using Dispatch.Load.Work;

namespace Dispatch.Load.Scenarios;

/// <summary>
/// Dispatchers' screens on the centre hub, with the middle of the city in view, and a few probe cars whose every fix is looked for on the
/// screen: from the moment at which it was meant to be sent until its frame arrived.
/// </summary>
/// <param name="ProbesPerSecond">Fixes of probe cars a second.</param>
internal sealed record Screens(int Count, double ProbesPerSecond, double Seconds) : WorkPart
{
    public override IWork Create() => new ScreensWork(this);
}

internal sealed class ScreensWork(Screens screens) : IWork
{
    private const double Step = 2e-5;
    private const int Turn = 200;
    private static readonly TimeSpan LastFrames = TimeSpan.FromSeconds(2);

    private readonly List<HubLink> _links = [];
    private readonly ConcurrentDictionary<(int Probe, long Latitude), long> _looking = [];
    private readonly ConcurrentDictionary<int, (GeoPoint At, int Steps)> _probes = [];
    private FleetLink _fleet = null!;

    public async Task PrepareAsync(WorkContext context, CancellationToken cancellation)
    {
        _fleet = new FleetLink(context);
        await _fleet.OpenAsync(cancellation);
        var plane = new LocalPlane(SyntheticCity.DefaultCentre);
        for (var i = 0; i < UnitNames.Probes; i++)
            _probes[i] = (plane.ToPoint((i - (UnitNames.Probes / 2)) * 60, -200), 0);
        var cells = CellId.Around(SyntheticCity.DefaultCentre, new Metres(2_500)).Select(cell => cell.ToString()).ToArray();
        for (var i = 0; i < screens.Count; i++)
        {
            var first = i == 0;
            var link = new HubLink(context.Plan.Server, "/hub/centre", context.Credentials.Dispatcher)
            {
                Closed = closed => context.Recorder.Fail("screen", closed.Fault ?? "closed"),
            };
            // Only one screen looks for the probes: reading every frame on all of them would load the generator, not the service.
            link.Invocation = message => Seen(context, message, first);
            await link.OpenAsync(cancellation);
            link.Invoke("SetView", [cells]);
            _links.Add(link);
        }
    }

    public async Task RunAsync(WorkContext context, CancellationToken cancellation)
    {
        await context.PlayAsync(Simulations.LoadSimulation.Constant(screens.ProbesPerSecond, TimeSpan.FromSeconds(screens.Seconds)),
            (number, intended) => Probe((int)(number % UnitNames.Probes), intended), cancellation);
        await Task.Delay(LastFrames, cancellation);
    }

    public void Dispose()
    {
        foreach (var link in _links)
        {
            link.Closed = null;
            link.Dispose();
        }
        _fleet.Dispose();
    }

    private void Probe(int index, long intended)
    {
        var (at, steps) = _probes[index];
        _probes[index] = (at, steps + 1);
        var along = steps % (2 * Turn);
        var latitude = Math.Round(at.Latitude + (Step * (along < Turn ? along : (2 * Turn) - along)), 6);
        _looking[(index, Key(latitude))] = intended;
        _fleet.Send([(UnitNames.Probe(index), new VehicleFix(latitude, at.Longitude, 5, along < Turn ? 0 : 180, false))]);
    }

    private void Seen(WorkContext context, ReadOnlySpan<byte> message, bool look)
    {
        context.Recorder.Count("screen messages");
        context.Recorder.Count("screen bytes", message.Length);
        var received = Stopwatch.GetTimestamp();
        while (look && message.IndexOf("\"probe-"u8) is var at and >= 0)
        {
            message = message[(at + "\"probe-"u8.Length)..];
            if (!Utf8Parser.TryParse(message, out int probe, out var digits) || message.Length < digits + 3)
                continue;
            // ["probe-07",43.8421,126.5494,…]
            if (Utf8Parser.TryParse(message[(digits + 2)..], out double latitude, out _)
                && _looking.TryRemove((probe, Key(latitude)), out var intended))
                context.Recorder.Ok("fix on screen", intended, received);
        }
    }

    private static long Key(double latitude) => (long)Math.Round(latitude * 1e6);
}

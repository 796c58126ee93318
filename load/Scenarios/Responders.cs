using Dispatch.Domain.Roads;
using Dispatch.Load.Movement;
using Dispatch.Load.Work;

namespace Dispatch.Load.Scenarios;

/// <summary>Police, fire and ambulance drive about and report every five seconds; nothing of it is measured, but somebody must be there to be sent.</summary>
internal sealed class Responders(WorkContext context) : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private readonly FleetLink _fleet = new(context);
    private readonly RecordedMovement _movement = RecordedMovement.Load(
        context.Plan.Recordings, SyntheticCity.DefaultCentre, UnitNames.Responders.Count, context.Plan.Seed + 1);

    public async Task OpenAsync(CancellationToken cancellation)
    {
        await _fleet.OpenAsync(cancellation);
        Report();
    }

    public async Task DriveAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Every);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
                Report();
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    public void Dispose() => _fleet.Dispose();

    private void Report()
    {
        var seconds = RecordedMovement.Clock;
        _fleet.Send([.. UnitNames.Responders.Select((unit, i) => (unit.Id, _movement.At(i, seconds)))]);
    }
}

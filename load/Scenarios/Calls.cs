using Dispatch.Load.Simulations;
using Dispatch.Load.Work;

namespace Dispatch.Load.Scenarios;

/// <summary>
/// Emergency calls: recorded types and places (Montgomery County 911), moved into the city, as many a second as asked for. Each is
/// created, recommended for, dispatched, driven to, cleared and closed by a dispatcher.
/// </summary>
/// <param name="Simulations">Calls a second.</param>
/// <param name="Patient">Repeats a command under its key while the service is away, as a console does; the wait is part of the latency.</param>
internal sealed record Calls(IReadOnlyList<LoadSimulation> Simulations, bool Patient = false) : WorkPart
{
    public override IWork Create() => new CallsWork(this);
}

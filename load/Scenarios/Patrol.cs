using Dispatch.Domain.Roads;
using Dispatch.Load.Movement;
using Dispatch.Load.Simulations;
using Dispatch.Load.Work;

namespace Dispatch.Load.Scenarios;

/// <summary>How positions are sent.</summary>
internal enum Via
{
    /// <summary>Each taxi its own WebSocket, one fix a message.</summary>
    Socket,

    /// <summary>Each fix an HTTP request of its own.</summary>
    Http,

    /// <summary>A few fleet gateways, binary batches.</summary>
    Fleet,
}

/// <summary>Taxis that drive recorded courses and report where they are.</summary>
/// <param name="First">Number of the first taxi, so that several workers share a fleet.</param>
/// <param name="Simulations">Reports a second, all taxis together.</param>
internal sealed record Patrol(Via Via, int First, int Taxis, IReadOnlyList<LoadSimulation> Simulations) : WorkPart
{
    public override IWork Create() => Via switch
    {
        Via.Socket => new PatrolBySocket(this),
        Via.Http => new PatrolByHttp(this),
        _ => new PatrolByFleet(this),
    };

    public RecordedMovement Movement(WorkContext context) =>
        RecordedMovement.Load(context.Plan.Recordings, SyntheticCity.DefaultCentre, First + Taxis, context.Plan.Seed);
}

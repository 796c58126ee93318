using Dispatch.Domain;
using Dispatch.Gateway.Problems;

namespace Dispatch.Silo.Engine;

/// <summary>A member was lost and the others have not taken over yet: seconds, see <see cref="ClusterSettings.ProbeTimeout"/>.</summary>
internal sealed class ClusterFaultMapper : IFaultMapper
{
    public Refusal? Map(Exception fault) => fault is OrleansMessageRejectionException
        ? new Refusal("member-lost", "A server was lost and another takes over; repeat with the same Idempotency-Key, which is safe.", RefusalKind.Busy)
        : null;
}

using Dispatch.Domain;
using Dispatch.Gateway.Problems;
using Dispatch.Storage;
using Orleans.Runtime;
using Orleans.Storage;

namespace Dispatch.Silo.Hosting;

/// <summary>Which failures of the store pass by themselves: the caller may repeat the command under the same key.</summary>
internal sealed class StorageFaultMapper : IFaultMapper
{
    public Refusal? Map(Exception fault) => fault switch
    {
        StorageBusyException => new Refusal("storage-busy", "Too much is waiting to be written; try again.", RefusalKind.Busy),
        StorageFullException => new Refusal("storage-full", "The store is full; an operator has to make room.", RefusalKind.Busy),
        StorageUnavailableException => new Refusal("storage-unavailable", "The store cannot be reached now; try again.", RefusalKind.Busy),
        InconsistentStateException => new Refusal("storage-conflict", "Somebody else changed it at the same moment; try again.", RefusalKind.Busy),
        StateRefusedException => new Refusal("state-too-large", "This would grow beyond what can be stored.", RefusalKind.Conflict),
        // What a grain's state throws arrives wrapped, from the calls of a grain and from its activation.
        OrleansException { InnerException: { } inner } => Map(inner),
        _ => null,
    };
}

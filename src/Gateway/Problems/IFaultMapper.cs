using Dispatch.Domain;

namespace Dispatch.Gateway.Problems;

/// <summary>Tells which failures of parts that the gateway does not know (storage, engine) are temporary.</summary>
public interface IFaultMapper
{
    /// <summary>The refusal to answer, or null when the failure is not this mapper's.</summary>
    Refusal? Map(Exception fault);
}

/// <summary>Engine failures that pass by themselves: full mailboxes, timeouts, a silo that is stopping.</summary>
internal sealed class EngineFaultMapper : IFaultMapper
{
    public Refusal? Map(Exception fault) => fault switch
    {
        TimeoutException => new Refusal(
            "timeout", "The answer took too long; repeat with the same Idempotency-Key, which is safe.", RefusalKind.Busy),
        LimitExceededException => new Refusal(
            "overloaded", "Too many requests are waiting for this unit or incident; try again.", RefusalKind.Busy),
        SiloUnavailableException => new Refusal(
            "starting-or-stopping", "The service is starting or stopping; try again.", RefusalKind.Busy),
        _ => null,
    };
}

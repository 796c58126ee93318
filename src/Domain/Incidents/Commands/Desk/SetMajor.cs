namespace Dispatch.Domain.Incidents;

/// <summary>Declares a major incident or ends that; closing the incident ends it as well, as far as any queue is concerned.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.SetMajor")]
public sealed record SetMajor(bool Major, string Reason) : DeskCommand
{
    private protected override Decision Decide(Incident incident, IncidentDesk desk)
    {
        if (CheckReason(Reason) is { } refusal)
            return refusal;
        if (Major == (desk.Major is not null))
            return Decision.Nothing;
        if (Major && IncidentStatuses.CheckNotClosed(incident, "declare it major") is { } closed)
            return closed;
        return Major ? new MajorDeclared(Reason) : new MajorEnded(Reason);
    }
}

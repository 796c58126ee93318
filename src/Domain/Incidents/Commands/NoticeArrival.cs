namespace Dispatch.Domain.Incidents;

/// <summary>
/// The position of a unit shows it inside its arrival fence. The sighting may come late, twice, or after the crew has pressed its
/// button, and it may belong to an earlier sending of the same unit: none of that is a fault and none changes anything.
/// </summary>
public sealed record NoticeArrival(UnitId Unit, DateTimeOffset At) : IncidentCommand
{
    public const string Reason = "arrival-fence";

    internal override bool EndsWork => true;

    public override Decision Decide(Incident? incident) =>
        incident?.OpenAssignmentOf(Unit) is { } assignment && assignment.Step is not AssignmentStep.OnScene && At >= assignment.DispatchedAt
            ? new AssignmentProgressed(Unit, AssignmentStep.OnScene, Reason)
            : Decision.Nothing;
}

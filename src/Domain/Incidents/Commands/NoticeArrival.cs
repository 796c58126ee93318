using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Incidents;

/// <summary>
/// The position of a unit shows it inside its arrival fence. The sighting may come late, twice, or after the crew has pressed its
/// button, and it may belong to an earlier sending of the same unit: none of that is a fault and none changes anything.
/// Who is on scene and was given a post elsewhere since arrives a second time.
/// </summary>
/// <param name="Fence">Middle of the fence: a sighting at the place where the unit was to go before says nothing of the present one.</param>
public sealed record NoticeArrival(UnitId Unit, DateTimeOffset At, GeoPoint Fence) : IncidentCommand
{
    public const string Reason = "arrival-fence";

    internal override bool EndsWork => true;

    public override Decision Decide(Incident? incident) =>
        incident?.OpenAssignmentOf(Unit) is { } assignment && (assignment.Step is not AssignmentStep.OnScene || incident.IsAway(assignment))
            && At >= assignment.DispatchedAt && Fence == incident.PlaceOf(Unit)
            ? new AssignmentProgressed(Unit, AssignmentStep.OnScene, Reason)
            : Decision.Nothing;
}

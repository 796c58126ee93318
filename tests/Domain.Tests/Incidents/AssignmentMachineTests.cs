using Dispatch.Domain.Incidents;

namespace Dispatch.Domain.Tests.Incidents;

public sealed class AssignmentMachineTests
{
    private static readonly AssignmentStep[] Forward =
        [AssignmentStep.Dispatched, AssignmentStep.Acknowledged, AssignmentStep.EnRoute, AssignmentStep.OnScene, AssignmentStep.Cleared];

    // An independent statement of the rules, by position instead of by table.
    private static bool Legal(AssignmentStep from, AssignmentStep to) => (Array.IndexOf(Forward, from), Array.IndexOf(Forward, to)) switch
    {
        (< 0 or 4, _) => false,
        (var here, >= 0 and var there) => there > here,
        _ => to is AssignmentStep.TakenOff || from is not AssignmentStep.OnScene,
    };

    [Fact]
    public void Forward_is_legal_backward_and_after_the_end_are_not_and_the_refusal_names_what_is()
    {
        foreach (var from in Enum.GetValues<AssignmentStep>())
        {
            foreach (var to in Enum.GetValues<AssignmentStep>().Where(to => to != from))
            {
                var refusal = AssignmentSteps.Check(Given.Car, from, to);
                (refusal is null).ShouldBe(Legal(from, to), $"{from} → {to}");
                if (refusal is null)
                    continue;
                refusal.Kind.ShouldBe(RefusalKind.Conflict);
                foreach (var next in AssignmentSteps.Next(from))
                    refusal.Message.ShouldContain(next.ToString());
            }
        }
    }

    [Fact]
    public void Skipping_forward_fills_in_nothing_in_retrospect()
    {
        var log = Given.Sent(Given.Car).With(new ProgressAssignment(Given.Car, AssignmentStep.OnScene, null), minute: 6);
        var assignment = log.Incident!.Assignments[0];
        assignment.OnSceneAt.ShouldBe(Given.Noon.AddMinutes(6));
        assignment.AcknowledgedAt.ShouldBeNull();
        assignment.EnRouteAt.ShouldBeNull();
        assignment.EndedAt.ShouldBeNull();
    }

    [Fact]
    public void Saying_the_same_step_again_changes_nothing_and_is_no_fault()
    {
        var log = Given.Sent(Given.Car).With(new ProgressAssignment(Given.Car, AssignmentStep.EnRoute, null));
        var again = log.Take(new ProgressAssignment(Given.Car, AssignmentStep.EnRoute, null), Given.Header("other-key", 30));
        again.Refusal.ShouldBeNull();
        again.Log.ShouldBeSameAs(log);
    }

    [Fact]
    public void A_step_of_a_unit_that_was_not_sent_is_not_found() =>
        Given.Sent(Given.Car).Refuses(new ProgressAssignment(Given.Second, AssignmentStep.EnRoute, null)).Kind.ShouldBe(RefusalKind.NotFound);

    [Fact]
    public void The_incident_waits_again_when_the_last_unit_leaves_before_anybody_arrived()
    {
        var log = Given.Sent(Given.Car, Given.Second).With(new ProgressAssignment(Given.Car, AssignmentStep.Declined, "no fuel"));
        log.Incident!.Status.ShouldBe(IncidentStatus.Dispatched);
        log.With(new ProgressAssignment(Given.Second, AssignmentStep.TakenOff, null)).Incident!.Status.ShouldBe(IncidentStatus.Open);
    }

    [Fact]
    public void The_incident_stays_in_progress_after_the_first_arrival()
    {
        var log = Given.Sent(Given.Car).With(new ProgressAssignment(Given.Car, AssignmentStep.OnScene, null));
        log.Incident!.Status.ShouldBe(IncidentStatus.InProgress);
        log.With(new ProgressAssignment(Given.Car, AssignmentStep.Cleared, null)).Incident!.Status.ShouldBe(IncidentStatus.InProgress);
        log.With(Given.Dispatch(Given.Second)).Incident!.Status.ShouldBe(IncidentStatus.InProgress);
    }
}

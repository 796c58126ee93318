using Dispatch.Domain.Incidents;

namespace Dispatch.Domain.Tests.Incidents;

public sealed class LogStatusesTests
{
    [Fact]
    public void Each_entry_has_the_status_of_the_incident_that_ends_with_it()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var log = LogPropertyTests.Live(seed, steps: 30);
            var statuses = LogStatuses.Of(log.Id, log.Entries);
            statuses.Length.ShouldBe(log.Entries.Length, $"seed {seed}");
            for (var count = 1; count <= log.Entries.Length; count++)
                statuses[count - 1].ShouldBe(IncidentLog.Load(log.Id, log.Entries[..count]).Incident!.Status, $"seed {seed}, entry {count}");
        }
    }

    [Fact]
    public void An_incident_waits_again_when_all_who_were_sent_left_before_anybody_arrived()
    {
        var log = Given.Sent(Given.Car).With(new ProgressAssignment(Given.Car, AssignmentStep.Declined, "no fuel"));
        LogStatuses.Of(log.Id, log.Entries).ShouldBe([IncidentStatus.Open, IncidentStatus.Dispatched, IncidentStatus.Open]);
    }

    [Fact]
    public void A_log_that_makes_no_sense_is_told_as_far_as_it_does()
    {
        var log = Given.Closed();
        LogStatuses.Of(log.Id, log.Entries.RemoveAt(1)).ShouldBe([IncidentStatus.Open]); // nobody was sent who could be taken off
        LogStatuses.Of(log.Id, log.Entries.SetItem(1, log.Entries[1] with { Kind = "from-the-future" })).ShouldBe([IncidentStatus.Open]);
        LogStatuses.Of(log.Id, []).ShouldBeEmpty();
    }
}

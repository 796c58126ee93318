using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Incidents;

namespace Dispatch.Grains.Incidents;

/// <summary>
/// Every command is the same four steps: what the log answers already, decide (Domain), one durable write, tell the others.
/// </summary>
internal sealed partial class IncidentGrain(
    [PersistentState("incident")] IPersistentState<IncidentRecord> stored, IncidentParts parts, Surroundings surroundings)
    : Grain, IIncidentGrain
{
    private IncidentJournal _journal = null!;
    private AssignedUnits _units = null!;
    private IncidentAftermath _aftermath = null!;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var id = new IncidentId(this.GetPrimaryKeyString());
        (_journal, _units) = (new IncidentJournal(id, stored), parts.UnitsOf(id));
        _aftermath = new IncidentAftermath(this, _journal, _units, parts);
        return Task.CompletedTask;
    }

    public Task<Outcome<IncidentView>> Open(CommandHeader header, IncidentReport report) => Do(header, new OpenIncident(report));

    public Task<Outcome<IncidentView>> Progress(CommandHeader header, UnitId unit, AssignmentStep step, string? reason) =>
        Do(header, new ProgressAssignment(unit, step, reason));

    public Task<Outcome<IncidentView>> AddNote(CommandHeader header, string text) => Do(header, new AddNote(text));

    public Task<Outcome<IncidentView>> Revise(CommandHeader header, IncidentRevision revision) =>
        Do(header, new ReviseIncident(revision.TypeCode, revision.Priority, revision.Location, revision.Description));

    public Task<Outcome<IncidentView>> Close(CommandHeader header, string disposition, string? remark, DateTimeOffset? callBackDue = null) =>
        Do(header, new CloseIncident(disposition, remark, callBackDue));

    public Task<Outcome<IncidentView>> Desk(CommandHeader header, DeskCommand command) => Do(header, command);

    public async Task HearOfLink(IncidentLink heard) =>
        await Commit((await _journal.Fresh()).Observe(new HearOfLink(heard), parts.Time.GetUtcNow()));

    public Task<Outcome<IncidentView>> Reopen(CommandHeader header, string reason) => Do(header, new ReopenIncident(reason));

    public Task<Outcome<IncidentView>> RecordCordon(CommandHeader header, string kind, string body) =>
        Do(header, CordonCommand.For(EventCodec.Read(kind, body)));

    public Task<Outcome<IncidentView>> RecordAlert(CommandHeader header, string kind, string body) =>
        Do(header, AlertCommand.For(EventCodec.Read(kind, body)));

    public Task<Outcome<IncidentView>> Verify(CommandHeader header, string how) => Do(header, new VerifyIncident(how));

    public Task<IncidentView?> Get() => Task.FromResult(_journal.Log.Incident is { } incident ? IncidentViews.Of(incident) : null);

    public Task<ImmutableArray<LogEntry>> Log() => Task.FromResult(_journal.Log.Entries);

    public Task<AssignmentStanding> StandingOf(UnitId unit) => Task.FromResult(new AssignmentStanding(
        _journal.Log.Incident?.OpenAssignmentOf(unit)?.Step, Pending: _units.IsAsked(unit) || _journal.IsUnsure));

    public async Task SawArrival(UnitId unit, DateTimeOffset at, GeoPoint fence) =>
        await Commit((await _journal.Fresh()).Observe(new NoticeArrival(unit, at, fence), at));

    private async Task<Outcome<IncidentView>> Do(CommandHeader header, IncidentCommand command)
    {
        var answer = await Commit((await _journal.Fresh()).Take(command, header));
        return answer.Refusal is { } refusal ? refusal : IncidentViews.Of(answer.AsOf.Incident!);
    }

    private async Task<LogAnswer> Commit(LogAnswer answer)
    {
        var before = _journal.Log.Incident;
        if (ReferenceEquals(answer.Log, _journal.Log))
            return answer;
        // Durable on the board first: a crash after the write would leave an incident at work that no queue shows.
        if (before is null or { Status: IncidentStatus.Closed } && answer.Log.Incident is not { Status: IncidentStatus.Closed })
            await _aftermath.Notice.Announce();
        await _journal.Write(answer.Log);
        await _aftermath.OfChange(before);
        return answer;
    }
}

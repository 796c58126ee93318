using Dispatch.Domain.Incidents;
using Dispatch.Domain.Incidents.Seals;

namespace Dispatch.Grains.Incidents;

/// <summary>
/// What follows a durable change: the seal, the units, the board. None of it can fail the command, and all of it is repeated until
/// done, also by the next activation, because it is worked out from the log and not from a list of what is still to do.
/// </summary>
internal sealed class IncidentAftermath
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);

    // For so long after closing, an activation still makes sure that the units know; later they have asked by themselves.
    private static readonly TimeSpan Afterglow = TimeSpan.FromHours(1);

    private readonly IncidentJournal _journal;
    private readonly AssignedUnits _units;
    private readonly IncidentParts _parts;
    private readonly IGrainTimer _settling;
    private readonly IGrainTimer _publishing;
    private readonly IGrainTimer _recording;
    private bool _linksTold;

    public IncidentAftermath(IGrainBase grain, IncidentJournal journal, AssignedUnits units, IncidentParts parts)
    {
        (_journal, _units, _parts, Notice) = (journal, units, parts, parts.NoticeOf(journal.Log.Id));
        // Settling does not interleave: a release on its way while the same unit is being asked again would undo the new promise.
        _settling = grain.RegisterGrainTimer(Settle, new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Retry) { KeepAlive = true });
        _recording = grain.RegisterGrainTimer(Record, new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Retry) { KeepAlive = true, Interleave = true });
        _publishing = grain.RegisterGrainTimer(Publish, new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Retry) { KeepAlive = true, Interleave = true });
        if (journal.Log.Incident is { } incident)
            Begin(incident);
    }

    public BoardNotice Notice { get; }

    public async Task OfChange(Incident? before)
    {
        var after = _journal.Log.Incident!;
        _parts.Seals.Add(Seal.Of(_journal.Log)!);
        _publishing.Change(TimeSpan.Zero, Retry);
        _recording.Change(TimeSpan.Zero, Retry);
        await _units.SettleChanged(before, after);
        await _parts.Links.Tell(before, after);
        SettleLater(Retry);
    }

    /// <summary>Units that were asked and do not go are told at once when that can be, else soon.</summary>
    public async Task OfDispatch(bool sent)
    {
        _units.Decided(sent);
        if (!sent && !_journal.IsUnsure)
            await _units.Settle(_journal.Log.Incident);
        SettleLater(sent ? Retry : TimeSpan.Zero);
    }

    private void Begin(Incident incident)
    {
        _parts.Seals.Add(Seal.Of(_journal.Log)!);
        _publishing.Change(TimeSpan.Zero, Retry);
        _recording.Change(TimeSpan.Zero, Retry);
        if (incident.Status is not IncidentStatus.Closed || _parts.Time.GetUtcNow() - incident.ClosedAt < Afterglow)
            _units.Unsettle(incident.Assignments.Select(one => one.Unit));
        SettleLater(TimeSpan.Zero);
    }

    private void SettleLater(TimeSpan due)
    {
        if (!_units.AllSettled)
            _settling.Change(due, Retry);
    }

    private async Task Settle(CancellationToken cancellationToken)
    {
        var log = await _journal.Fresh();
        await _units.Settle(log.Incident);
        if (_units.AllSettled)
            _settling.Change(Timeout.InfiniteTimeSpan, Retry);
    }

    private async Task Record(CancellationToken cancellationToken)
    {
        if (_journal.Log.Incident is { } incident)
            await Notice.Record(incident);
        if (_journal.Log.Incident is null || Notice.HasRecorded(_journal.Log.Incident.Version))
            _recording.Change(Timeout.InfiniteTimeSpan, Retry);
    }

    // Once in each activation: news of a link that a crash swallowed arrive now.
    private Task TellLinks(Incident incident)
    {
        var told = _linksTold;
        _linksTold = true;
        return told ? Task.CompletedTask : _parts.Links.Tell(null, incident);
    }

    private async Task Publish(CancellationToken cancellationToken)
    {
        if (_journal.Log.Incident is { } incident)
        {
            await TellLinks(incident);
            await Notice.Publish(incident);
        }

        if (_journal.Log.Incident is null || Notice.Has(_journal.Log.Incident.Version))
            _publishing.Change(Timeout.InfiniteTimeSpan, Retry);
    }
}

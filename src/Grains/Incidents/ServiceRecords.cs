using Dispatch.Domain.Geo;
using Dispatch.Domain.Incidents;
using Dispatch.Domain.Supervision;
using Dispatch.Grains.Supervision;

namespace Dispatch.Grains.Incidents;

/// <summary>
/// What an incident leaves elsewhere once it is closed: its figures with the day, its line with the place, its call-back on the list.
/// Worked out from the incident each time, so that telling it again repairs whatever a crash left out.
/// </summary>
internal sealed class ServiceRecords(IGrainFactory grains)
{
    /// <summary>Durable everywhere when it returns.</summary>
    public async Task Tell(Incident incident)
    {
        await TellCallBacks(incident);
        if (IncidentFigures.Of(incident) is not { } figures)
            return;
        var summary = IncidentViews.SummaryOf(IncidentViews.Of(incident));
        var day = DateOnly.FromDateTime(figures.ClosedAt.UtcDateTime);
        await grains.GetGrain<IServiceDayGrain>(ServiceDays.KeyOf(figures.Id, day)).Add(figures);
        await grains.GetGrain<IClosedDayGrain>(IncidentBoards.PlaceKey(CellId.Of(summary.At), day)).Add([summary]);
    }

    private Task TellCallBacks(Incident incident)
    {
        if (incident.Desk.CallBack is not { } planned)
            return Task.CompletedTask;
        var list = grains.GetGrain<ICallBackListGrain>(CallBackLists.KeyOf(incident.Id));
        var report = incident.Report;
        return planned.DoneAt is not null ? list.Drop(incident.Id) : list.Put(new DueCallBack(
            incident.Id.Value, planned.Due, planned.Note, planned.Tries, report.TypeCode, (int)report.Priority,
            report.Location.Address, incident.Disposition, incident.ClosedAt, report.Drill, incident.Version));
    }
}

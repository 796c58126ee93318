using Dispatch.Domain.Incidents;

namespace Dispatch.Grains.Incidents;

/// <summary>
/// Tells the incidents at the other end how the links stand: those that changed at once, all of them at each activation, so that news
/// lost in a crash arrive later. What was said last counts there, so telling again does no harm. One way: nobody waits for anybody.
/// </summary>
internal sealed class LinkedIncidents(IGrainFactory grains)
{
    public Task Tell(Incident? before, Incident after) => Task.WhenAll(after.Desk.Links
        .Where(link => before is null || !before.Desk.Links.Contains(link))
        .Select(link => grains.GetGrain<IIncidentGrain>(link.Other.Value).HearOfLink(link with { Other = after.Id })));
}

using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Waves;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Incidents;
using Dispatch.Domain.Units;
using Dispatch.Grains.Cordons;
using Dispatch.Grains.Incidents;

namespace Dispatch.Grains.Alerts;

/// <summary>A cordon's civilians are asked by one alert of the incident, and let go by it.</summary>
internal sealed class CivilianAlerts(IGrainFactory grains) : ICivilianMobilisation
{
    // The cordon puts civilians on no other (CiviliansOutside); a task does not say which of them it is.
    private const int OuterRing = 2;

    private static readonly TimeSpan Life = TimeSpan.FromHours(2);

    // The cordon chose its units by their way to the post; the audience's own reach has no say.
    private static readonly Metres Anywhere = Metres.Kilometres(50);

    public Refusal? CannotAsk => null;

    public async Task<ImmutableArray<UnitId>> Ask(IncidentId incident, ImmutableArray<PostTask> posts, CommandHeader header)
    {
        if (posts.IsEmpty)
            return [];
        var cordon = await CordonOf(incident);
        var (alert, first) = await AlertOf(incident, header);
        if (first)
            await grains.GetGrain<IAlertBoardGrain>(AlertBoards.KeyOf(incident)).Announce(new ActiveAlert(alert, incident, 1));
        var answer = await grains.GetGrain<IAlertGrain>(alert.Value).AskPosts(header, new CordonPosts(
            OrderOf((alert, incident), cordon, posts, header.At), cordon.OrderedBy, [.. posts.Select(post => new PlannedUnit(post.Unit, post.Node))]));
        return answer.Value?.NotToBeHad ?? [.. posts.Select(post => post.Unit)];
    }

    public async Task LetGo(IncidentId incident, ImmutableArray<UnitId> units, CommandHeader header)
    {
        foreach (var alert in await Running(incident))
            await alert.LetGo(units, header.At);
    }

    public async Task End(IncidentId incident, ImmutableArray<UnitId> units, string? reason, CommandHeader header)
    {
        foreach (var alert in await Running(incident))
            await alert.StandDown(header, reason);
    }

    private async Task<ImmutableArray<IAlertGrain>> Running(IncidentId incident)
    {
        var running = ImmutableArray.CreateBuilder<IAlertGrain>();
        foreach (var alert in await grains.GetGrain<IIncidentAlertsGrain>(incident.Value).All())
            if (await grains.GetGrain<IAlertGrain>(alert.Value).Remembered() is { Alert: { IsOver: false, Order.Kind: AlertKind.Posts } })
                running.Add(grains.GetGrain<IAlertGrain>(alert.Value));
        return running.ToImmutable();
    }

    /// <summary>The incident's present alert for posts; a new one when there is none or it is over.</summary>
    private async Task<(AlertId Id, bool First)> AlertOf(IncidentId incident, CommandHeader header)
    {
        var listed = grains.GetGrain<IIncidentAlertsGrain>(incident.Value);
        foreach (var alert in (await listed.All()).Reverse())
            if (await grains.GetGrain<IAlertGrain>(alert.Value).Remembered() is { Alert: { IsOver: false, Order.Kind: AlertKind.Posts } })
                return (alert, false);
        var made = AlertId.For(incident, header);
        await listed.Add(made);
        return (made, true);
    }

    /// <summary>The cordon calls this and waits, so it is not asked: the incident's log says who activated it.</summary>
    private async Task<(Actor OrderedBy, string Place, bool Drill)> CordonOf(IncidentId incident)
    {
        var grain = grains.GetGrain<IIncidentGrain>(incident.Value);
        var view = await grain.Get() ?? throw new InvalidOperationException($"There is no incident {incident}.");
        var activated = (await grain.Log()).LastOrDefault(entry => entry.Kind == "cordon-activated");
        var place = view.Report.Location;
        return (activated?.By ?? Actor.System, place.Address.Length > 0 ? place.Address : place.At.ToString(), view.Report.Drill);
    }

    private static AlertOrder OrderOf(
        (AlertId Id, IncidentId Incident) alert, (Actor OrderedBy, string Place, bool Drill) cordon, ImmutableArray<PostTask> posts, DateTimeOffset at)
    {
        var told = posts.GroupBy(post => post.Node).Select(same => new AlertPost(
            same.Key, same.First().At, same.First().Place, OuterRing, same.Count(), null, AlertPost.DefaultStandOff)).ToImmutableArray();
        return new AlertOrder(
            alert.Id, alert.Incident, AlertKind.Posts, Audience.ForPosts(told, Anywhere), told.Sum(post => post.Need),
            AlertUrgency.Immediate, at + Life, cordon.Drill, EyesOnly: false, null, null, cordon.Place);
    }
}

using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Cordons.City;
using Dispatch.Domain.Cordons.Orders;
using Dispatch.Domain.Incidents;
using Dispatch.Domain.Units;
using Dispatch.Grains.Incidents;

namespace Dispatch.Grains.Cordons;

/// <summary>How a decision becomes durable and is carried out, and what the cordon notices by itself.</summary>
internal sealed partial class CordonGrain
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    // Units that refuse are replaced, and their replacements may refuse again; then the commander has to look.
    private const int MostRounds = 3;

    private Task<Outcome<CordonView>> Do(CommandHeader header, Func<CityNetwork, Task<Outcome<Cordon>>> decide) =>
        Do(header, async () => CheckMap() is { } noMap ? noMap : await decide(parts.City!));

    private async Task<Outcome<CordonView>> Do(CommandHeader header, Func<Task<Outcome<Cordon>>> decide)
    {
        var first = parts.Grains.GetGrain<ICordonAnswerGrain>($"{Id}/{header.Key}");
        var recalled = State.Recall(header);
        if (recalled is { Ok: true } && await first.Get() is { } answered)
            return answered;
        var outcome = recalled ?? await decide();
        if (outcome.Refusal is { } refusal)
            return refusal;
        if (recalled is null)
            await Write(outcome.Value!.Receipted(header));
        await Follow();
        return await first.Keep(CordonViews.Of(Id, State)!);
    }

    private Task<Outcome<Cordon>> Hear(CityNetwork city, (int Node, PostNews News, TimeSpan Late) news, Actor by, DateTimeOffset at)
    {
        var units = State.Force?.Posts.FirstOrDefault(post => post.Node == news.Node)?.Plan.Units.Select(unit => unit.Unit).ToImmutableArray();
        if (units is not { } told)
            return Task.FromResult<Outcome<Cordon>>(State.IsActive ? ReviseCordon.UnknownPost(news.Node) : Cordon.NotActive);
        return news.News switch
        {
            PostNews.Held => Revise(State, (city, at), LateUnits.Nobody, (cordon, now) => ReviseCordon.Held(cordon, news.Node, now, by)),
            PostNews.Refused => Revise(ReviseCordon.Without(State, told), (city, at), LateUnits.Nobody, (cordon, now) => ReviseCordon.Refused(cordon, now, by)),
            _ => Revise(State, (city, at), new LateUnits([.. told], (int)news.Late.TotalMilliseconds), (cordon, now) => ReviseCordon.Late(cordon, now, by)),
        };
    }

    private Task<Outcome<Cordon>> Roads(CityNetwork city, Outcome<Cordon> reported, CommandHeader header) =>
        reported.Value is not { IsActive: true } cordon ? Task.FromResult(reported)
        : Revise(cordon, (city, header.At), LateUnits.Nobody, (one, now) => ReviseCordon.Roads(one, now, header.By));

    /// <param name="from">The state with what is new in it.</param>
    /// <param name="request">With new sightings; null = the one in force.</param>
    private async Task<Outcome<Cordon>> Revise(
        Cordon from, (CityNetwork City, DateTimeOffset At) now, LateUnits late, Func<Cordon, CordonMoment, Outcome<Cordon>> decide,
        CordonRequest? request = null)
    {
        if (!from.IsActive || from.Force is not { } force)
            return Cordon.NotActive;
        var moment = await _surroundings.Now(now.City, (request ?? force.Request) with { Blocks = from.Blocks }, force, late, now.At);
        return await parts.Planning.Changes.Run(() => decide(from, moment));
    }

    private Refusal? CheckMap() => parts.City is not { } city ? NoMap
        : State.IsActive && State.Force!.MapKey != city.MapKey
            ? new Refusal("map-changed", "The cordon was planned on another road map; only standing down is left.", RefusalKind.Conflict)
            : null;

    private async Task<Refusal?> CheckIncident() => await parts.Grains.GetGrain<IIncidentGrain>(Id.Value).Get() switch
    {
        null => new Refusal("unknown-incident", $"There is no incident {Id}.", RefusalKind.NotFound),
        { Status: IncidentStatus.Closed } => new Refusal("incident-closed", $"Incident {Id} is closed; reopen it first.", RefusalKind.Conflict),
        _ => null,
    };

    private async Task Write(Cordon next)
    {
        var before = stored.State;
        try
        {
            stored.State = new CordonRecord { Cordon = next };
            await stored.WriteStateAsync();
        }
        catch
        {
            // Nobody knows what is stored now: the next activation reads it.
            stored.State = before;
            DeactivateOnIdle();
            throw;
        }
        KeepLooking();
    }

    /// <summary>The errands of the last change, and of the changes that they cause.</summary>
    private async Task Follow()
    {
        for (var round = 0; round < MostRounds && !State.Errands.IsEmpty; round++)
        {
            var refused = new HashSet<UnitId>();
            while (State.Errands is [var errand, ..])
            {
                refused.UnionWith(await _errands.Do(errand, State.Force));
                await Write(State.Done(errand));
            }
            await NotePromises();
            if (refused.Count > 0 && State.IsActive && parts.City is { } city)
                await Adopt(await Revise(ReviseCordon.Without(State, refused), (city, parts.Time.GetUtcNow()), LateUnits.Nobody,
                    (cordon, now) => ReviseCordon.Refused(cordon, now, Actor.System)));
        }
        if (CordonViews.Of(Id, State) is { } view)
            await parts.Grains.GetGrain<ICordonBoardGrain>(CordonBoards.KeyOf(Id)).Update(view);
    }

    private async Task NotePromises()
    {
        if (!State.IsActive)
            return;
        var crew = await _errands.Crew();
        var civilians = State.Force!.ReleasedBy is null ? [] : State.Force.Units.Where(unit => unit.Kind.IsCivilian()).Select(unit => unit.Unit);
        await Write(UnitsPromised.Note(State, crew.Going.Union(civilians)));
    }

    private async Task Adopt(Outcome<Cordon> outcome)
    {
        if (outcome.Value is { } next && !ReferenceEquals(next, State))
            await Write(next with { Version = next.Version + 1 });
    }

    private void KeepLooking() => _timer?.Change(State.IsActive || !State.Errands.IsEmpty ? Every : Timeout.InfiniteTimeSpan, Every);

    /// <summary>Arrivals and refusals that reached the incident and not the cordon; a closed incident ends its cordon.</summary>
    private async Task Look(CancellationToken cancellationToken)
    {
        await Follow();
        if (!State.IsActive || CheckMap() is not null)
            return;
        var (crew, at) = (await _errands.Crew(), parts.Time.GetUtcNow());
        if (crew.IncidentClosed)
            await Adopt(StandDownCordon.Decide(State, "The incident was closed.", Actor.System, at));
        var (held, refused) = (News(crew, PostNews.Held), News(crew, PostNews.Refused));
        foreach (var node in held)
            if (State.IsActive)
                await Adopt(await Hear(parts.City!, (node, PostNews.Held, TimeSpan.Zero), Actor.System, at));
        // A refusal moves units: what was seen before says nothing of the posts that they have then.
        if (State.IsActive && refused is [var first, ..])
            await Adopt(await Hear(parts.City!, (first, PostNews.Refused, TimeSpan.Zero), Actor.System, at));
        await Follow();
        if (refused.Length > 1)
            _timer?.Change(TimeSpan.Zero, Every);
    }

    /// <summary>Posts whose units left it, or are all there, and that do not stand as that yet.</summary>
    private ImmutableArray<int> News(CordonCrew crew, PostNews wanted) =>
    [
        .. from post in State.IsActive ? State.Force!.Posts : []
           where post.Status is OrderedPostStatus.Promised
           let units = post.Plan.Units
           let left = units.Any(unit => crew.Gone.Contains(unit.Unit))
           where wanted == PostNews.Refused ? left : !left && units.All(unit => crew.OnScene.Contains(unit.Unit))
           select post.Node,
    ];
}

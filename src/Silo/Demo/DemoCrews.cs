using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Cordons.Orders;
using Dispatch.Domain.Incidents;
using Dispatch.Grains.Cordons;
using Dispatch.Grains.Incidents;

namespace Dispatch.Silo.Demo;

/// <summary>
/// The crews of the demo city do what they are sent to do, as people would: they acknowledge, drive there on the roads, say that they
/// are there and hold their posts. Without them a newcomer's orders would move nobody.
/// </summary>
/// <param name="led">Units with an account to try: a person answers for them.</param>
internal sealed class DemoCrews(IGrainFactory grains, CityTraffic city, IReadOnlySet<UnitId> led, TimeProvider time)
{
    private static readonly TimeSpan Reaction = TimeSpan.FromSeconds(4);
    private static readonly Actor By = new("demo", "system");

    private readonly DemoDrivers _drivers = new(grains, city, led, time);

    /// <summary>Once a second until it is stopped.</summary>
    public async Task WorkAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), time);
        while (await timer.WaitForNextTickAsync(stop))
        {
            var busy = new HashSet<UnitId>();
            foreach (var incident in await OpenAsync())
            {
                if (!incident.Units.IsEmpty)
                    await ServeAsync(incident.Id, busy);
                await _drivers.AnswerAsync(incident.Id, busy);
            }
            city.LetGoAllBut(busy);
        }
    }

    private async Task<IEnumerable<IncidentSummary>> OpenAsync() =>
        (await Task.WhenAll(IncidentBoards.Keys.Select(key => grains.GetGrain<IIncidentBoardGrain>(key).Open()))).SelectMany(shard => shard);

    private async Task ServeAsync(IncidentId id, HashSet<UnitId> busy)
    {
        if (await grains.GetGrain<IIncidentGrain>(id.Value).Get() is not { } incident)
            return;
        var posts = PostsOf(await grains.GetGrain<ICordonGrain>(id.Value).Get());
        foreach (var crew in incident.Assignments.Where(one => one.EndedAt is null && !led.Contains(one.Unit)))
        {
            busy.Add(crew.Unit);
            var hasPost = posts.TryGetValue(crew.Unit, out var post);
            if (time.GetUtcNow() - crew.DispatchedAt < Reaction)
                continue;
            if (hasPost)
                city.SendTo(crew.Unit, post);
            else if (city.CrossingNear(incident.Report.Location.At) is { } crossing)
                city.SendTo(crew.Unit, crossing);
            if (Next(crew, hasPost) is { } step)
                await grains.GetGrain<IIncidentGrain>(id.Value).Progress(Header(), crew.Unit, step, null);
        }
    }

    /// <summary>That a post is held the cell sees by itself.</summary>
    private AssignmentStep? Next(AssignmentView crew, bool hasPost) => crew.Step switch
    {
        AssignmentStep.Dispatched => AssignmentStep.Acknowledged,
        AssignmentStep.Acknowledged => AssignmentStep.EnRoute,
        AssignmentStep.EnRoute when !hasPost && city.IsThere(crew.Unit) => AssignmentStep.OnScene,
        _ => null,
    };

    private static ImmutableDictionary<UnitId, int> PostsOf(CordonView? cordon) =>
        cordon is not { Standing: CordonStanding.Active, Plan: { } plan } ? ImmutableDictionary<UnitId, int>.Empty
            : plan.Posts.Where(post => post.Status != OrderedPostStatus.Dropped)
                .SelectMany(post => post.Units.Select(unit => (unit.Unit, post.Node)))
                .GroupBy(pair => pair.Unit).ToImmutableDictionary(group => group.Key, group => group.Last().Node);

    private CommandHeader Header() => new(new CommandKey($"demo-crew-{Guid.NewGuid():N}"), By, time.GetUtcNow(), "");
}

using Dispatch.Domain;
using Dispatch.Domain.Cordons.City;
using Dispatch.Domain.Cordons.Orders;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Paths;
using Dispatch.Grains.Cordons;
using Dispatch.Grains.Tests.Incidents;

namespace Dispatch.Grains.Tests.Cordons;

/// <summary>Somebody who drives along the roads at free flow, crossing by crossing.</summary>
internal sealed class Driver(RoadMap map, int node)
{
    private readonly Queue<int> _route = [];
    private double _msLeft;
    private int _arc = -1;

    /// <summary>The crossing that he is at or comes to next.</summary>
    public int Next { get; private set; } = node;

    public bool IsAtCrossing => _msLeft <= 0;

    public bool HasRoute => _route.Count > 0 || !IsAtCrossing;

    public (GeoPoint At, Heading? Heading) Place
    {
        get
        {
            if (IsAtCrossing)
                return (map.Location(Next), null);
            var course = map.Geometry(_arc);
            var metres = map.Length(_arc).Value * (1 - (_msLeft / map.Graph.TimeMs[_arc]));
            foreach (var (from, to) in course.Zip(course.Skip(1)))
            {
                var leg = Earth.Distance(from, to).Value;
                if (metres <= leg)
                    return (Between(from, to, metres / leg), Earth.HeadingBetween(from, to));
                metres -= leg;
            }
            return (map.Location(Next), null);
        }
    }

    /// <summary>From the next crossing on.</summary>
    public void GoTo(int goal)
    {
        _route.Clear();
        foreach (var arc in new ShortestPaths(map.Graph).AddSource(Next).Run().ArcsTo(goal))
            _route.Enqueue(arc);
    }

    /// <summary>To a neighbouring crossing, for want of anything better.</summary>
    public void Wander(Random random, Func<int, bool> mayEnter)
    {
        var (first, end) = (map.Graph.FirstArc[Next], map.Graph.FirstArc[Next + 1]);
        var ways = Enumerable.Range(first, end - first).Where(arc => mayEnter(map.Head(arc))).ToList();
        if (ways.Count > 0)
            _route.Enqueue(ways[random.Next(ways.Count)]);
    }

    /// <summary>Drives on; gives his route up at the crossing before one that he may not enter.</summary>
    public void Drive(double ms, Func<int, bool> mayEnter)
    {
        while (true)
        {
            if (_msLeft > ms)
            {
                _msLeft -= ms;
                return;
            }
            (ms, _msLeft) = (ms - Math.Max(0, _msLeft), 0);
            if (!_route.TryDequeue(out var arc))
                return;
            if (!mayEnter(map.Head(arc)))
            {
                _route.Clear();
                return;
            }
            (_arc, Next, _msLeft) = (arc, map.Head(arc), map.Graph.TimeMs[arc]);
        }
    }

    private static GeoPoint Between(GeoPoint from, GeoPoint to, double share) => GeoPoint.Of(
        from.Latitude + ((to.Latitude - from.Latitude) * share), from.Longitude + ((to.Longitude - from.Longitude) * share));
}

/// <summary>
/// A suspect who tries one way out after the other and turns round where he meets a post, units that drive to their posts, a
/// sighting every 20 s. Every version of the cordon is looked at as it comes.
/// </summary>
internal sealed class Chase(CordonCity city, int seed)
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);
    private const int SightedEvery = 20;
    private const int Reaction = 15;

    private readonly Random _random = new(seed);
    private readonly Driver _suspect = new(CordonCity.Map, CordonCity.Map.Snap(SyntheticCity.DefaultCentre, null, new Metres(300))!.NearestNode);
    private readonly Dictionary<UnitId, (Driver Driver, int Post)> _units = [];
    private HashSet<int> _held = [];
    private CordonView _view = null!;
    private int _second;

    /// <summary>Seconds at which the cordon was closed for the first time; null = not yet.</summary>
    public int? ClosedAt { get; private set; }

    public int Versions { get; private set; }

    public int Sightings { get; private set; }

    /// <summary>How often he met a post.</summary>
    public int Turned { get; private set; }

    public int Shrunk { get; private set; }

    public async Task Run(int seconds)
    {
        var request = city.Request() with { Sightings = [Seen()], Margin = TimeSpan.FromSeconds(10) };
        var proposed = City.Ok(await city.Cordon.Propose(city.By(CordonCity.Wang), request)).Proposals[0];
        proposed.Closes.ShouldBeTrue(proposed.Words);
        _view = City.Ok(await city.Cordon.Activate(city.By(CordonCity.Wang), proposed.Id));
        for (_second = 1; _second <= seconds; _second++)
        {
            city.City.Clock.Advance(Step);
            await MoveUnits();
            MoveSuspect();
            if (_second % SightedEvery == 0)
                await Sight();
            if (ClosedAt is { } closed && _second == closed + 30)
                await Shrink();
            _view.Plan!.Closed.ShouldBe(ClosedAt is not null);
        }
    }

    private async Task MoveUnits()
    {
        foreach (var post in _view.Plan!.Posts.Where(post => post.Status != OrderedPostStatus.Held))
            foreach (var unit in post.Units.Select(unit => unit.Unit))
            {
                if (!_units.TryGetValue(unit, out var going))
                    going = (new Driver(CordonCity.Map, city.StartOf(unit)), -1);
                if (going.Post != post.Node)
                    going.Driver.GoTo(post.Node);
                _units[unit] = (going.Driver, post.Node);
            }
        if (_second <= Reaction)
            return;
        foreach (var (unit, (driver, _)) in _units)
            driver.Drive(Step.TotalMilliseconds, _ => true);
        foreach (var post in _view.Plan.Posts.Where(post => post.Status != OrderedPostStatus.Held))
            if (post.Units.All(unit => _units[unit.Unit].Driver is { HasRoute: false } there && there.Next == post.Node))
                Take(await city.Post(post.Node, PostNews.Held));
        if (_second % SightedEvery == SightedEvery - 1)
            await city.ReportAll(_units.ToDictionary(pair => pair.Key, pair => pair.Value.Driver.Place));
    }

    private void MoveSuspect()
    {
        if (!_suspect.HasRoute && _random.Next(2) == 0)
            _suspect.GoTo(city.WaysOut[_random.Next(city.WaysOut.Length)]);
        if (!_suspect.HasRoute)
            _suspect.Wander(_random, MayEnter);
        _suspect.Drive(Step.TotalMilliseconds, MayEnter);
        city.WaysOut.ShouldNotContain(_suspect.Next, $"seed {seed}: he got out after {_second} s");
    }

    /// <summary>He sees a post from the crossing before it and turns round.</summary>
    private bool MayEnter(int node)
    {
        if (!_held.Contains(node))
            return true;
        Turned++;
        return false;
    }

    private Sighting Seen()
    {
        var (at, heading) = _suspect.Place;
        return new Sighting(at, new Metres(0), city.City.Clock.GetUtcNow(), heading);
    }

    private async Task Sight()
    {
        Sightings++;
        Take(await city.Cordon.Sighted(city.By(City.Li), [Seen()]));
    }

    /// <summary>May find nothing smaller.</summary>
    private async Task Shrink()
    {
        var smaller = await city.Cordon.Shrink(city.By(CordonCity.Wang));
        Shrunk += smaller.Ok ? 1 : 0;
        if (smaller.Ok)
            Take(smaller);
        else
            smaller.Refusal!.Code.ShouldBe("cordon-not-smaller");
    }

    /// <summary>What must be true of every version, whatever caused it.</summary>
    private void Take(Outcome<CordonView> outcome)
    {
        var (before, after) = (_view.Plan!, City.Ok(outcome).Plan!);
        after.Version.ShouldBeGreaterThanOrEqualTo(before.Version);
        var changes = after.History.Where(version => version.Number > before.Version).SelectMany(version => version.Changes).ToList();
        var posts = before.Posts.Select(post => post.Node).ToHashSet();
        foreach (var change in changes)
            if (change.Kind == Domain.Cordons.PostChangeKind.Added)
                posts.Add(change.Node).ShouldBeTrue($"second {_second}: {change}");
            else if (change.Kind == Domain.Cordons.PostChangeKind.Dropped)
                posts.Remove(change.Node).ShouldBeTrue($"second {_second}: {change}");
        after.Posts.Select(post => post.Node).ShouldBe(posts, ignoreOrder: true, $"seed {seed}, second {_second}: the difference is not the difference");
        foreach (var post in after.Posts)
            if (before.Posts.FirstOrDefault(old => old.Node == post.Node) is { } old && !changes.Any(change => change.Node == post.Node))
                post.Units.Select(unit => unit.Unit).ShouldBe(old.Units.Select(unit => unit.Unit), $"seed {seed}, second {_second}: {post.Place}");
        if (before.Closed)
            after.Closed.ShouldBeTrue($"seed {seed}, second {_second}: {after.Words}");
        ClosedAt ??= after.Closed ? _second : null;
        Versions += after.Version - before.Version;
        _view = outcome.Value!;
        _held = [.. after.Posts.Where(post => post.Status == OrderedPostStatus.Held).Select(post => post.Node)];
    }
}

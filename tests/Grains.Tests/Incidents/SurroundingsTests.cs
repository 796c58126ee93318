using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Incidents;
using Dispatch.Domain.Recommendation;
using Dispatch.Domain.Tracking;
using Dispatch.Domain.Units;
using Dispatch.Grains.Cells;
using Dispatch.Grains.Incidents;
using NSubstitute;

namespace Dispatch.Grains.Tests.Incidents;

public sealed class SurroundingsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly GeoPoint Scene = City.Report().Location.At;

    [Fact]
    public async Task Looking_ring_by_ring_chooses_as_if_every_cell_had_been_asked()
    {
        for (var seed = 0; seed < 150; seed++)
        {
            var random = new Random(seed);
            var fleet = Enumerable.Range(0, random.Next(400)).Select(i => Somebody(random, i)).ToArray();
            var request = new RecommendationRequest(random.Next(1, 6), [], [], Metres.Kilometres(random.Next(1, 30)));
            var cells = new FakeCells(fleet);
            var result = await new Surroundings(cells.Factory, new RandomRoads(seed), RecommendationLimits.Default).Recommend(Incident(), request, Now);
            var within = CellId.Around(Scene, request.Radius).ToHashSet();
            var all = UnitRecommender.Recommend(IncidentNeeds.Complete(Incident(), request), IncidentNeeds.Of(Incident()), Scene,
                [.. fleet.Where(one => within.Contains(CellId.Of(one.Fix.At))).Select(one => new Candidate(one.Unit, one.Fix, one.Occupied))],
                (from, to) => new RandomRoads(seed).To(to, from), RecommendationLimits.Default, Now);
            result.Chosen.ShouldBe(all.Chosen, $"seed {seed}");
            result.Reserves.ShouldBe(all.Reserves, $"seed {seed}");
            result.Shortfall.ShouldBe(all.Shortfall, $"seed {seed}");
        }
    }

    [Fact]
    public async Task With_enough_units_near_by_the_far_cells_are_not_asked_and_none_is_asked_twice()
    {
        var random = new Random(1);
        var near = Enumerable.Range(0, 100).Select(i => Somebody(random, i, metres: random.Next(400), UnitKind.PatrolCar)).ToArray();
        var cells = new FakeCells(near);
        var result = await new Surroundings(cells.Factory, new NoRoads(), RecommendationLimits.Default)
            .Recommend(Incident(), new RecommendationRequest(3, [], [], Metres.Kilometres(50)), Now);
        result.Chosen.Length.ShouldBe(3);
        cells.Asked.ShouldBeUnique();
        cells.Asked.Count.ShouldBeLessThan(60);
    }

    private static Incident Incident() => new(new IncidentId("I"), City.Report(), IncidentStatus.Open, Now, City.Li, [], null, null, 1);

    private static PresentUnit Somebody(Random random, int i, double? metres = null, UnitKind? kind = null)
    {
        var at = Earth.Travel(Scene, Heading.FromDegrees(random.Next(360)), new Metres(metres ?? random.Next(40_000)));
        var profile = new UnitProfile(new UnitId($"u{i}"), $"call {i}", kind ?? (UnitKind)random.Next(6), Agency.Police, []);
        var rest = random.Next(5) == 0 && kind is null ? Now.AddMinutes(5) : (DateTimeOffset?)null;
        return new PresentUnit(new UnitSummary(profile, true, UnitStatus.Available, null, rest, null, 1), new Fix(at, Now.AddSeconds(-random.Next(20)), null, null, null), null);
    }

    /// <summary>Roads that turn the straight-line order upside down here and there, the same for each unit whoever asks.</summary>
    private sealed class RandomRoads(int seed) : IRoadEta
    {
        public IReadOnlyList<TimeSpan?> To(GeoPoint to, IReadOnlyList<Candidate> from) =>
            [.. from.Select(one => (seed + one.Unit.Profile.Id.Value.Length + one.Unit.Profile.Id.Value[^1]) % 3 == 0 ? (TimeSpan?)null : TimeSpan.FromSeconds(Earth.Distance(one.Fix.At, to).Value / (7 + (one.Unit.Profile.Id.Value[^1] % 10))))];
    }

    /// <summary>Cells that know the fleet and remember who asked them; nothing else of a grain factory is used.</summary>
    private sealed class FakeCells
    {
        public FakeCells(PresentUnit[] fleet)
        {
            var cells = fleet.ToLookup(one => CellId.Of(one.Fix.At).ToString());
            Factory.GetGrain<ICellGrain>(Arg.Any<string>()).ReturnsForAnyArgs(call =>
            {
                Asked.Add(call.ArgAt<string>(0));
                return new FakeCell([.. cells[call.ArgAt<string>(0)]]);
            });
        }

        public IGrainFactory Factory { get; } = Substitute.For<IGrainFactory>();

        public List<string> Asked { get; } = [];
    }

    private sealed class FakeCell(ImmutableArray<PresentUnit> present) : ICellGrain
    {
        public Task<ImmutableArray<PresentUnit>> Present() => Task.FromResult(present);

        public Task Report(ImmutableArray<UnitFix> fixes) => throw new NotSupportedException();

        public Task Left(UnitId unit, DateTimeOffset at) => throw new NotSupportedException();

        public Task UnitChanged(UnitSummary summary) => throw new NotSupportedException();

        public Task<CellFrame> Watch(ICellObserver observer) => throw new NotSupportedException();

        public Task Unwatch(ICellObserver observer) => throw new NotSupportedException();
    }
}

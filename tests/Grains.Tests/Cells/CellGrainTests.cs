using System.Threading.Channels;
using Dispatch.Domain;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Units;
using Dispatch.Grains.Cells;
using Dispatch.Grains.Tests.Units;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Grains.Tests.Cells;

public sealed class CellGrainTests : IAsyncLifetime
{
    private static readonly GeoPoint Here = TestCity.Centre;
    private static readonly GeoPoint NextCell = Earth.Travel(Here, Heading.FromDegrees(90), new Metres(3000));

    private TestCity city = null!;

    public async ValueTask InitializeAsync() => city = await TestCity.Start(silo =>
        silo.Services.Configure<CellOptions>(options => options.MaxUnits = 3));

    public ValueTask DisposeAsync() => city.DisposeAsync();

    private ICellGrain Cell => city.Cell(Here);

    private async Task<string[]> Present(GeoPoint at) =>
        [.. (await city.Cell(at).Present()).Where(present => !present.Left).Select(present => present.Unit.Profile.Id.Value).Order()];

    [Fact]
    public async Task A_unit_is_shown_as_soon_as_it_is_known()
    {
        await city.Patrol("car-1");
        await city.Arrive("car-1", Here);

        var present = (await Cell.Present()).ShouldHaveSingleItem();
        present.Unit.Status.ShouldBe(UnitStatus.Available);
        present.Fix.At.ShouldBe(Here);
        (await city.Unit("car-1").Get())!.Cell.ShouldBe(CellId.Of(Here));
    }

    [Fact]
    public async Task An_unregistered_unit_is_never_shown_and_is_shown_once_registered()
    {
        await city.Patrol("known");
        await city.Report("stranger", Here);
        await city.Arrive("known", Here);
        (await Present(Here)).ShouldBe(["known"]);

        await city.Patrol("stranger");
        city.Clock.Advance(TimeSpan.FromMinutes(2));
        await city.Arrive("stranger", Here);
        (await Present(Here)).ShouldBe(["known", "stranger"]);
    }

    [Fact]
    public async Task Late_and_repeated_fixes_do_not_move_a_unit()
    {
        await city.Patrol("car-1");
        await city.Arrive("car-1", Here, 10);
        var earlier = Earth.Travel(Here, Heading.FromDegrees(0), new Metres(50));
        await Cell.Report([city.Fix("car-1", earlier, 9), city.Fix("car-1", earlier, 10)]);
        (await Cell.Present())[0].Fix.At.ShouldBe(Here);
        await Cell.Report([city.Fix("car-1", earlier, 11)]);
        (await Cell.Present())[0].Fix.At.ShouldBe(earlier);
    }

    [Fact]
    public async Task A_unit_that_enters_the_next_cell_leaves_this_one()
    {
        await city.Patrol("car-1");
        await city.Arrive("car-1", Here);
        await city.Arrive("car-1", NextCell, 30);
        await TestCity.Until(async () => (await Present(Here)).Length == 0);
        (await Present(NextCell)).ShouldBe(["car-1"]);
    }

    [Fact]
    public async Task Whoever_asks_the_new_cell_too_early_and_the_old_one_too_late_still_meets_a_unit_that_goes_over()
    {
        await city.Patrol("car-1");
        await city.Arrive("car-1", Here);
        (await Present(NextCell)).ShouldBeEmpty("asked before it came");
        await city.Arrive("car-1", NextCell, 30);
        await TestCity.Until(async () => (await Present(Here)).Length == 0);

        (await Met(Here)).ShouldBe([(CellId.Of(Here), "car-1", false)]);
        (await Met(Here, NextCell)).ShouldBe([(CellId.Of(NextCell), "car-1", false)], "once, where it is");
        city.Clock.Advance(TimeSpan.FromSeconds(5));
        (await Met(Here)).ShouldBeEmpty("by now it is elsewhere for everybody");
    }

    private async Task<List<(CellId, string, bool)>> Met(params GeoPoint[] places)
    {
        var met = new List<(CellId, string, bool)>();
        await foreach (var (cell, present) in city.Client.Present(places.Select(CellId.Of)))
            met.AddRange(present.Select(one => (cell, one.Unit.Profile.Id.Value, one.Left)));
        return met;
    }

    [Fact]
    public async Task Late_news_from_the_cell_before_does_not_bring_a_unit_back()
    {
        var unit = await city.Patrol("car-1");
        await city.Arrive("car-1", NextCell, 30);
        await unit.EnterCell(CellId.Of(Here), city.Now);
        (await unit.Get())!.Cell.ShouldBe(CellId.Of(NextCell));
    }

    [Fact]
    public async Task A_status_change_is_visible_in_the_cell()
    {
        var unit = await city.Patrol("car-1");
        await city.Arrive("car-1", Here);
        await unit.SetStatus(city.Command(), UnitStatus.Busy, null);
        await TestCity.Until(async () => (await Cell.Present())[0].Unit.Status == UnitStatus.Busy);
    }

    [Fact]
    public async Task An_older_summary_that_comes_late_changes_nothing()
    {
        var unit = await city.Patrol("car-1");
        await city.Arrive("car-1", Here);
        var older = (await Cell.Present())[0].Unit;
        await unit.SetStatus(city.Command(), UnitStatus.Busy, null);
        await TestCity.Until(async () => (await Cell.Present())[0].Unit.Status == UnitStatus.Busy);
        await Cell.UnitChanged(older);
        (await Cell.Present())[0].Unit.Status.ShouldBe(UnitStatus.Busy);
    }

    [Fact]
    public async Task A_cell_that_is_told_of_leaving_by_a_unit_that_still_reports_asks_again_at_once()
    {
        var unit = await city.Patrol("car-1");
        await city.Arrive("car-1", Here);
        await city.Report("car-1", Here, 2);
        await unit.EnterCell(CellId.Of(NextCell), city.Now.AddSeconds(1));
        await unit.SetStatus(city.Command(), UnitStatus.Busy, null);

        await city.Report("car-1", Here, 3);
        city.Clock.Advance(TimeSpan.Zero);

        await TestCity.Until(async () => (await Cell.Present()).Any(present => present.Unit.Status == UnitStatus.Busy));
        (await unit.Get())!.Cell.ShouldBe(CellId.Of(Here));
    }

    [Fact]
    public void A_unit_is_asked_once_and_again_when_the_answer_has_aged()
    {
        var options = new CellOptions();
        var questions = new CellQuestions(options);
        var entry = new CellEntry(new UnitId("car-1"), city.Fix("car-1", Here), city.Now);
        for (var i = 0; i < 3; i++)
            questions.Consider(entry, city.Now);
        questions.Take(10).ShouldBe([new UnitId("car-1")]);
        questions.Consider(entry, city.Now + options.Refresh - TimeSpan.FromTicks(1));
        questions.Any.ShouldBeFalse();
        questions.Consider(entry, city.Now + options.Refresh);
        questions.Any.ShouldBeTrue();
    }

    [Fact]
    public async Task A_silent_unit_is_forgotten()
    {
        await city.Patrol("car-1");
        await city.Patrol("car-2");
        await city.Arrive("car-1", Here);
        city.Clock.Advance(TimeSpan.FromMinutes(9));
        await city.Arrive("car-2", Here);
        (await Present(Here)).ShouldBe(["car-1", "car-2"]);
        city.Clock.Advance(TimeSpan.FromMinutes(2));
        await city.Report("car-2", Here);
        (await Present(Here)).ShouldBe(["car-2"]);
    }

    [Fact]
    public async Task A_full_cell_drops_who_comes_last_and_keeps_serving_the_others()
    {
        foreach (var id in new[] { "a", "b", "c", "d" })
            await city.Patrol(id);
        foreach (var id in new[] { "a", "b", "c" })
            await city.Arrive(id, Here);
        await city.Report("d", Here);
        await city.Arrive("a", Here, 5);
        (await Present(Here)).ShouldBe(["a", "b", "c"]);
    }

    [Fact]
    public async Task What_is_not_a_cell_has_no_grain() =>
        await Should.ThrowAsync<ArgumentException>(() => city.Client.GetGrain<ICellGrain>("14/01/1").Present());

    [Fact]
    public async Task A_watcher_gets_a_snapshot_and_then_every_change_without_a_gap()
    {
        var unit = await city.Patrol("car-1");
        await city.Patrol("car-2");
        await city.Arrive("car-1", Here);
        var screen = new Screen();
        var reference = city.Client.CreateObjectReference<ICellObserver>(screen);

        var snapshot = await Cell.Watch(reference);
        snapshot.Snapshot.ShouldBeTrue();
        snapshot.Present.ShouldHaveSingleItem().Unit.Profile.Id.Value.ShouldBe("car-1");

        for (var second = 1; second <= 5; second++)
            await city.Report("car-1", Here, second);
        city.Clock.Advance(TimeSpan.FromMilliseconds(200));
        var moved = await screen.Next();
        moved.Sequence.ShouldBe(snapshot.Sequence + 1);
        moved.Epoch.ShouldBe(snapshot.Epoch);
        moved.Present.ShouldHaveSingleItem("five fixes are one change").Fix.Time.ShouldBe(city.Now.AddSeconds(5).AddMilliseconds(-200));

        await unit.SetStatus(city.Command(), UnitStatus.Busy, null);
        await TestCity.Until(async () => (await Cell.Present())[0].Unit.Status == UnitStatus.Busy);
        city.Clock.Advance(TimeSpan.FromMilliseconds(200));
        (await screen.Next()).Present[0].Unit.Status.ShouldBe(UnitStatus.Busy);

        await Cell.Left(new UnitId("car-1"), city.Now.AddSeconds(60));
        await TestCity.Until(async () => (await Present(Here)).Length == 0);
        city.Clock.Advance(TimeSpan.FromMilliseconds(200));
        var gone = await screen.Next();
        gone.Gone.ShouldBe([new UnitId("car-1")]);
        gone.Sequence.ShouldBe(snapshot.Sequence + 3);
        GC.KeepAlive(screen);
    }

    [Fact]
    public async Task A_second_watcher_loses_nothing_to_the_first()
    {
        await city.Patrol("car-1");
        await city.Arrive("car-1", Here);
        var (first, second) = (new Screen(), new Screen());
        var snapshot = await Cell.Watch(city.Client.CreateObjectReference<ICellObserver>(first));
        await city.Report("car-1", Here, 1);

        var later = await Cell.Watch(city.Client.CreateObjectReference<ICellObserver>(second));

        (await first.Next()).Sequence.ShouldBe(snapshot.Sequence + 1, "what was pending goes out before the snapshot");
        later.Sequence.ShouldBe(snapshot.Sequence + 1);
        await city.Report("car-1", Here, 2);
        city.Clock.Advance(TimeSpan.FromMilliseconds(200));
        (await first.Next()).Sequence.ShouldBe(snapshot.Sequence + 2);
        (await second.Next()).Sequence.ShouldBe(snapshot.Sequence + 2);
        GC.KeepAlive((first, second));
    }

    [Fact]
    public async Task A_watcher_that_does_not_renew_is_told_no_more()
    {
        await city.Patrol("car-1");
        await city.Arrive("car-1", Here);
        var screen = new Screen();
        var reference = city.Client.CreateObjectReference<ICellObserver>(screen);
        await Cell.Watch(reference);
        city.Clock.Advance(TimeSpan.FromSeconds(61));
        await city.Report("car-1", Here, 1);
        city.Clock.Advance(TimeSpan.FromSeconds(1));
        var again = await Cell.Watch(reference);
        await city.Report("car-1", Here, 5);
        city.Clock.Advance(TimeSpan.FromMilliseconds(200));
        (await screen.Next()).Sequence.ShouldBe(again.Sequence + 1);
        GC.KeepAlive(screen);
    }

    private sealed class Screen : ICellObserver
    {
        private readonly Channel<CellFrame> frames = Channel.CreateUnbounded<CellFrame>();

        public Task Changed(CellFrame frame) => frames.Writer.WriteAsync(frame).AsTask();

        public async Task<CellFrame> Next() => await frames.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));
    }
}

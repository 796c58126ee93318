using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Dispatch.Domain;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Tracking;
using Dispatch.Gateway.Ingest;
using Dispatch.Grains.Cells;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NSubstitute;

namespace Dispatch.Gateway.Tests.Ingest;

public sealed class IngestQueueTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero);
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly IGrainFactory _grains = Substitute.For<IGrainFactory>();
    private readonly ConcurrentDictionary<string, RecordingCell> _cells = new();
    private readonly IngestCounters _counters;
    private readonly TrackTable _tracks;
    private readonly IngestPipeline _pipeline;

    public IngestQueueTests()
    {
        _grains.GetGrain<ICellGrain>(Arg.Any<string>(), Arg.Any<string>()).Returns(call => _cells.GetOrAdd(call.ArgAt<string>(0), _ => new RecordingCell()));
        _counters = new IngestCounters(_services.GetRequiredService<IMeterFactory>());
        var options = Options.Create(new GatewayOptions { IngestShards = 1, IngestQueue = 16, IngestFlush = TimeSpan.Zero });
        _tracks = new TrackTable(options);
        _pipeline = new IngestPipeline(_grains, options, _tracks,
            new IngestServices(_counters, new KnownCells(TimeProvider.System), TimeProvider.System, NullLogger<IngestPipeline>.Instance));
    }

    [Fact]
    public async Task A_full_queue_drops_its_oldest_and_counts_it()
    {
        for (var i = 0; i < 20; i++)
            Enqueue("taxi-1", GeoPoint.Of(43.84, 126.55), i);
        _counters.Dropped.ShouldBe(4);
        await RunAsync();
        _cells.Values.Single().Seconds.ShouldBe(Enumerable.Range(4, 16));
    }

    [Fact]
    public async Task The_former_cell_hears_of_a_leaving_only_when_the_unit_reports_again_from_the_new_one()
    {
        var (here, there) = (GeoPoint.Of(43.84, 126.55), GeoPoint.Of(43.94, 126.55));
        Enqueue("taxi-1", here, 1);
        Enqueue("taxi-1", there, 2);
        Enqueue("taxi-2", here, 1);
        Enqueue("taxi-2", there, 2);
        Enqueue("taxi-1", there, 3);
        await RunAsync();
        _cells[CellId.Of(here).ToString()].Left.ShouldBe(["taxi-1"]);
        _cells[CellId.Of(there).ToString()].Left.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_unit_that_goes_on_or_back_at_once_leaves_no_trace_in_the_cells_between()
    {
        var (here, there, beyond) = (GeoPoint.Of(43.84, 126.55), GeoPoint.Of(43.94, 126.55), GeoPoint.Of(44.04, 126.55));
        Enqueue("through", here, 1);
        Enqueue("through", there, 2);
        Enqueue("through", beyond, 3);
        Enqueue("through", beyond, 4);
        Enqueue("back", here, 1);
        Enqueue("back", there, 2);
        Enqueue("back", here, 3);
        Enqueue("back", here, 4);
        await RunAsync();
        _cells[CellId.Of(here).ToString()].Left.ShouldBe(["through"]);
        _cells[CellId.Of(there).ToString()].Left.ShouldBe(["through", "back"], ignoreOrder: true);
        _cells[CellId.Of(beyond).ToString()].Left.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_waits_at_a_shutdown_is_still_sent()
    {
        Enqueue("taxi-1", GeoPoint.Of(43.84, 126.55), 1);
        await RunAsync();
        _cells.Values.Single().Seconds.ShouldBe([1]);
    }

    [Fact]
    public void More_units_than_the_limit_are_refused()
    {
        var tracks = new TrackTable(Options.Create(new GatewayOptions { MaxTrackedUnits = 2 }));
        tracks.Find("a"u8, out _).ShouldNotBeNull();
        tracks.Find("b"u8, out _).ShouldNotBeNull();
        tracks.Find("c"u8, out var reason).ShouldBeNull();
        reason.ShouldBe(IngestReason.TooManyUnits);
        tracks.Find("a"u8, out _).ShouldNotBeNull();
        tracks.Find("é"u8, out reason).ShouldBeNull();
        reason.ShouldBe(IngestReason.InvalidUnit);
    }

    public void Dispose()
    {
        _pipeline.Dispose();
        _counters.Dispose();
        _services.Dispose();
    }

    private void Enqueue(string unit, GeoPoint at, int second)
    {
        var track = _tracks.Find(System.Text.Encoding.ASCII.GetBytes(unit), out _)!;
        _pipeline.Enqueue(new QueuedFix(track, new UnitFix(track.Unit, new Fix(at, Start.AddSeconds(second), null, null, null), null), CellId.Of(at)));
    }

    /// <summary>Starts and stops: a stop sends everything that waits, so afterwards all is done.</summary>
    private async Task RunAsync()
    {
        await _pipeline.StartAsync(CancellationToken.None);
        await _pipeline.StopAsync(CancellationToken.None);
    }

    private sealed class RecordingCell : ICellGrain
    {
        public List<int> Seconds { get; } = [];

        public List<string> Left { get; } = [];

        public Task Report(ImmutableArray<UnitFix> fixes)
        {
            Seconds.AddRange(fixes.Select(fix => (int)(fix.Fix.Time - Start).TotalSeconds));
            return Task.CompletedTask;
        }

        Task ICellGrain.Left(UnitId unit, DateTimeOffset at)
        {
            Left.Add(unit.Value);
            return Task.CompletedTask;
        }

        public Task UnitChanged(Domain.Units.UnitSummary summary) => Task.CompletedTask;

        public Task<ImmutableArray<PresentUnit>> Present() => Task.FromResult(ImmutableArray<PresentUnit>.Empty);

        public Task<CellFrame> Watch(ICellObserver observer) => throw new NotSupportedException("Not asked here.");

        public Task Unwatch(ICellObserver observer) => Task.CompletedTask;
    }
}

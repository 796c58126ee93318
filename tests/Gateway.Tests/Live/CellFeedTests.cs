using System.Text.Json;
using Dispatch.Domain;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Tracking;
using Dispatch.Domain.Units;
using Dispatch.Gateway.Alerts;
using Dispatch.Gateway.Live;
using Dispatch.Grains.Cells;

namespace Dispatch.Gateway.Tests.Live;

public sealed class CellFeedTests
{
    private static readonly GeoPoint Here = GeoPoint.Of(43.84, 126.55);
    private static readonly CellId Cell = CellId.Of(Here);
    private static readonly Guid Epoch = Guid.NewGuid();

    [Fact]
    public void A_screen_that_kept_up_gets_only_what_changed()
    {
        var feed = Feed();
        var (first, at) = feed.Since(null);
        Snapshot(first.Single()).ShouldBeTrue();
        feed.Apply(Frame(6, snapshot: false, "b"));
        var (second, then) = feed.Since(at);
        Snapshot(second.Single()).ShouldBeFalse();
        Units(second.Single()).ShouldBe(["b"]);
        feed.Since(then).Payloads.ShouldBeEmpty();
    }

    [Fact]
    public void A_screen_that_fell_far_behind_gets_one_snapshot_instead_of_every_frame()
    {
        var feed = Feed();
        var (_, at) = feed.Since(null);
        for (var sequence = 6; sequence < 40; sequence++)
            feed.Apply(Frame(sequence, snapshot: false, "u" + sequence));
        var (missed, _) = feed.Since(at);
        Snapshot(missed.Single()).ShouldBeTrue();
        Units(missed.Single()).Count.ShouldBe(35);
    }

    [Fact]
    public void A_gap_asks_for_a_snapshot_and_shows_nothing_wrong_meanwhile()
    {
        var feed = Feed();
        var (_, at) = feed.Since(null);
        feed.Apply(Frame(8, snapshot: false, "late"));
        feed.NeedsSnapshot.ShouldBeTrue();
        feed.Since(at).Payloads.ShouldBeEmpty();
        feed.Apply(Frame(8, snapshot: true, "a", "late"));
        feed.NeedsSnapshot.ShouldBeFalse();
        Units(feed.Since(at).Payloads.Single()).ShouldBe(["a", "late"], ignoreOrder: true);
    }

    [Fact]
    public void A_repeated_frame_changes_nothing()
    {
        var feed = Feed();
        feed.Apply(Frame(6, snapshot: false, "b"));
        var at = feed.Since(null).At;
        feed.Apply(Frame(6, snapshot: false, "c"));
        feed.Since(at).Payloads.ShouldBeEmpty();
    }

    [Fact]
    public void A_new_activation_of_the_cell_starts_anew()
    {
        var feed = Feed();
        var (_, at) = feed.Since(null);
        var reborn = Frame(0, snapshot: true, "z") with { Epoch = Guid.NewGuid() };
        feed.Apply(reborn);
        var (payloads, _) = feed.Since(at);
        Snapshot(payloads.Single()).ShouldBeTrue();
        Units(payloads.Single()).ShouldBe(["z"]);
    }

    private static CellFeed Feed()
    {
        var feed = new CellFeed(Cell, new MobilisedUnits(), TimeProvider.System);
        feed.Apply(Frame(5, snapshot: true, "a"));
        return feed;
    }

    private static CellFrame Frame(long sequence, bool snapshot, params string[] units) =>
        new(Cell, Epoch, sequence, snapshot, [.. units.Select(Present)], []);

    private static PresentUnit Present(string id)
    {
        var profile = new UnitProfile(new UnitId(id), id, UnitKind.Taxi, Agency.Civilian, []);
        return new PresentUnit(new UnitSummary(profile, true, UnitStatus.Available, null, null, null, 1),
            new Fix(Here, DateTimeOffset.UtcNow, null, null, null), null);
    }

    private static bool Snapshot(RawPayload payload) => JsonDocument.Parse(payload.Utf8).RootElement.GetProperty("snapshot").GetBoolean();

    private static List<string> Units(RawPayload payload) =>
        [.. JsonDocument.Parse(payload.Utf8).RootElement.GetProperty("units").EnumerateArray().Select(unit => unit[0].GetString()!)];
}

using Dispatch.Domain;
using Dispatch.Domain.Incidents;
using Dispatch.Grains.Incidents;

namespace Dispatch.Grains.Tests.Incidents;

public sealed class BoardTests
{
    [Fact]
    public async Task After_a_restart_the_board_has_every_open_incident_and_its_newest_state()
    {
        await using var city = await City.Start();
        var opened = new List<IncidentView>();
        for (var i = 0; i < 40; i++)
            opened.Add(await city.Open());
        City.Ok(await city.Incident(opened[0].Id).Revise(city.Header(), new IncidentRevision("house-fire", null, null, null)));
        City.Ok(await city.Incident(opened[1].Id).Close(city.Header(), "arrested", null));
        // The clock stood still: nothing was published before the crash, only announced.
        await city.Restart();
        var open = new List<IncidentSummary>();
        foreach (var shard in opened.DistinctBy(one => IncidentBoards.KeyOf(one.Id)))
            open.AddRange(await city.Board(shard.Id).Open());
        open.Select(one => one.Id.Value).Order().ShouldBe(opened.Where((_, i) => i != 1).Select(one => one.Id.Value).Order());
        open.Single(one => one.Id == opened[0].Id).TypeCode.ShouldBe("house-fire");
        (await city.Board(opened[1].Id).Closed(10)).ShouldContain(one => one.Id == opened[1].Id);
    }

    [Fact]
    public async Task Watchers_hear_of_every_change_without_asking()
    {
        await using var city = await City.Start();
        var header = city.Header();
        var id = IncidentIds.For(header);
        var (seen, closed) = (new BoardWatcher(one => one.Id == id && one.Version == 1), new BoardWatcher(one => one.Id == id && one.Status is IncidentStatus.Closed));
        (await city.Board(id).Watch(city.Reference(seen))).ShouldBeEmpty();
        await city.Board(id).Watch(city.Reference(closed));
        City.Ok(await city.Incident(id).Open(header, City.Report()));
        city.Clock.Advance(TimeSpan.FromMilliseconds(1));
        (await seen.Seen).Address.ShouldBe("解放大路 12 号");
        City.Ok(await city.Incident(id).Close(city.Header(), "arrested", null));
        city.Clock.Advance(TimeSpan.FromMilliseconds(1));
        (await closed.Seen).ClosedAt.ShouldNotBeNull();
        (await city.Board(id).Open()).ShouldBeEmpty();
        (await city.Board(id).Closed(10)).ShouldHaveSingleItem().Version.ShouldBe(2);
        GC.KeepAlive((seen, closed));
    }

    [Fact]
    public async Task A_watcher_also_hears_what_the_board_learnt_by_asking()
    {
        await using var city = await City.Start();
        var header = city.Header();
        var id = IncidentIds.For(header);
        var first = new BoardWatcher(one => one.Id == id);
        await city.Board(id).Watch(city.Reference(first));
        City.Ok(await city.Incident(id).Open(header, City.Report()));
        // Nothing is published, for the clock stands still; but somebody looks.
        (await city.Board(id).Open()).ShouldHaveSingleItem();
        (await first.Seen).Version.ShouldBe(1);
        GC.KeepAlive(first);
    }

    [Fact]
    public async Task A_reopened_incident_is_on_the_board_again_and_off_the_closed_ones_also_after_a_restart()
    {
        await using var city = await City.Start();
        var incident = await city.Open();
        City.Ok(await city.Incident(incident.Id).Close(city.Header(), "arrested", null));
        await Published(city, incident.Id, 2);
        City.Ok(await city.Incident(incident.Id).Reopen(city.Header(), "又打来"));
        await Published(city, incident.Id, 3);
        for (var round = 0; round < 2; round++)
        {
            (await city.Board(incident.Id).Open()).ShouldHaveSingleItem().Status.ShouldBe(IncidentStatus.Open);
            (await city.Board(incident.Id).Closed(10)).ShouldBeEmpty();
            await city.Restart();
        }
    }

    [Fact]
    public async Task A_crash_right_after_a_reopening_does_not_hide_the_incident_from_the_queue()
    {
        await using var city = await City.Start();
        var incident = await city.Open();
        City.Ok(await city.Incident(incident.Id).Close(city.Header(), "arrested", null));
        await Published(city, incident.Id, 2);
        City.Ok(await city.Incident(incident.Id).Reopen(city.Header(), "又打来"));
        // The clock stands still: nothing was published.
        await city.Restart();
        (await city.Board(incident.Id).Open()).ShouldHaveSingleItem().Status.ShouldBe(IncidentStatus.Open);
    }

    [Fact]
    public async Task A_change_that_the_board_could_not_take_arrives_later()
    {
        await using var city = await City.Start();
        var incident = await city.Open();
        await Published(city, incident.Id, 1);
        city.Store.BeforeWrite = TestStore.Failing("incidentboard/");
        City.Ok(await city.Incident(incident.Id).Close(city.Header(), "arrested", null)).Status.ShouldBe(IncidentStatus.Closed);
        city.Clock.Advance(TimeSpan.FromSeconds(1));
        city.Store.Heal();
        await Published(city, incident.Id, 2);
        (await city.Board(incident.Id).Closed(10)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_opening_that_cannot_be_announced_does_not_happen()
    {
        await using var city = await City.Start();
        var header = city.Header();
        var id = IncidentIds.For(header);
        city.Store.BeforeWrite = TestStore.Failing("incidentboard/");
        await Should.ThrowAsync<OrleansException>(() => city.Incident(id).Open(header, City.Report()));
        (await city.Incident(id).Get()).ShouldBeNull();
        city.Store.Heal();
        City.Ok(await city.Incident(id).Open(header, City.Report()));
    }

    [Fact]
    public async Task An_incident_announced_and_never_opened_is_forgotten_after_an_hour()
    {
        await using var city = await City.Start();
        var header = city.Header();
        var id = IncidentIds.For(header);
        city.Store.BeforeWrite = TestStore.Failing("incident/");
        await Should.ThrowAsync<OrleansException>(() => city.Incident(id).Open(header, City.Report()));
        city.Store.Heal();
        await city.Restart();
        (await city.Board(id).Open()).ShouldBeEmpty();
        var writes = city.Store.Writes.Count;
        city.Clock.Advance(TimeSpan.FromMinutes(61));
        (await city.Board(id).Open()).ShouldBeEmpty();
        city.Store.Writes.Count.ShouldBe(writes + 1);
        City.Ok(await city.Incident(id).Open(header, City.Report()));
        (await city.Board(id).Open()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task One_incident_that_cannot_be_read_does_not_hide_the_others()
    {
        await using var city = await City.Start();
        var one = await city.Open();
        var other = one;
        while (other.Id == one.Id || IncidentBoards.KeyOf(other.Id) != IncidentBoards.KeyOf(one.Id))
            other = await city.Open();
        await city.Restart();
        city.Store.BeforeRead = TestStore.Failing($"incident/{one.Id}");
        var open = await city.Board(one.Id).Open();
        open.ShouldContain(line => line.Id == other.Id);
        open.ShouldNotContain(line => line.Id == one.Id);
        city.Store.Heal();
        (await city.Board(one.Id).Open()).ShouldContain(line => line.Id == one.Id);
    }

    [Fact]
    public async Task The_closed_list_stays_bounded_and_the_older_ones_move_to_their_day()
    {
        await using var city = await City.Start();
        var board = city.Board(new IncidentId("any"));
        var key = IncidentBoards.KeyOf(new IncidentId("any"));
        var count = IncidentBoards.ClosedKept + 50;
        for (var i = 0; i < count; i++)
        {
            var id = new IncidentId($"I{i:000}");
            await board.Announce(id);
            await board.Update(Closed(id, city.Clock.GetUtcNow().AddMinutes(i)));
        }

        var kept = await board.Closed(500);
        kept.Length.ShouldBe(IncidentBoards.ClosedKept);
        kept[0].Id.Value.ShouldBe($"I{count - 1:000}");
        (await board.Closed(3)).Select(one => one.Id).ShouldBe(kept.Take(3).Select(one => one.Id));
        var day = await city.Day(IncidentBoards.DayKey(key, DateOnly.FromDateTime(city.Clock.GetUtcNow().UtcDateTime))).All();
        day.Select(one => one.Id.Value).ShouldBe(Enumerable.Range(0, 50).Reverse().Select(i => $"I{i:000}"));
        // One of them wakes up and reports itself: it is not taken for newly closed.
        await board.Update(day[0] with { Version = 2 });
        (await board.Closed(500)).Length.ShouldBe(IncidentBoards.ClosedKept);
    }

    [Fact]
    public void The_shard_of_an_incident_never_changes() =>
        new[] { "978VMVSJPF", "0000000000", "ZZZZZZZZZZ" }.Select(id => IncidentBoards.KeyOf(new IncidentId(id)))
            .ShouldBe(["board/7", "board/13", "board/5"]);

    private static IncidentSummary Closed(IncidentId id, DateTimeOffset at) => new(
        id, "robbery", Priority.Life, IncidentStatus.Closed, City.Report().Location.At, "", at.AddHours(-1), [], false, 2, at);

    /// <summary>Waits until the board has the version, which the watcher learns from the snapshot or afterwards.</summary>
    private static async Task Published(City city, IncidentId id, int version)
    {
        var watcher = new BoardWatcher(one => one.Id == id && one.Version == version);
        await city.Board(id).Watch(city.Reference(watcher));
        if ((await city.Board(id).Open()).Concat(await city.Board(id).Closed(10)).Any(one => one.Id == id && one.Version == version))
            return;
        city.Clock.Advance(TimeSpan.FromSeconds(6));
        await watcher.Seen;
        GC.KeepAlive(watcher);
    }
}

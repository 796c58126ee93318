using Dispatch.Domain;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Incidents;
using Dispatch.Grains.Incidents;
using Dispatch.Grains.Supervision;

namespace Dispatch.Grains.Tests.Incidents;

public sealed class DeskGrainTests
{
    // Looks again each time the clock moved; a machine that never gets there fails by the count and not by the time it took.
    private static async Task<T> Until<T>(City city, Func<Task<T?>> look) where T : class
    {
        for (var looks = 0; looks < 20_000; looks++)
        {
            if (await look() is { } seen)
                return seen;
            if (looks % 100 == 99)
                city.Clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        throw new InvalidOperationException("It did not come to that.");
    }

    private static bool Knows(IncidentView? view, IncidentId other) => view!.Desk.Links.Any(link => link.Other == other);

    [Fact]
    public async Task A_link_stands_in_both_logs_and_so_does_its_end()
    {
        await using var city = await City.Start();
        var (one, two) = ((await city.Open()).Id, (await city.Open()).Id);
        City.Ok(await city.Incident(one).Desk(city.Header(), new LinkIncident(two, "same car")));
        var heard = await Until(city, async () => await city.Incident(two).Get() is { } view && Knows(view, one) ? view : null);
        heard.Desk.Links.Single().By.ShouldBe(City.Li, "whoever linked them stands in both");
        (await city.Incident(two).Log())[^1].Kind.ShouldBe("incident-linked");
        City.Ok(await city.Incident(two).Desk(city.Header(), new UnlinkIncident(one)));
        await Until(city, async () => await city.Incident(one).Get() is { } view && !Knows(view, two) ? view : null);
        (await city.Incident(one).Log())[^1].Kind.ShouldBe("incident-unlinked");
    }

    [Fact]
    public async Task A_link_whose_news_were_lost_in_a_crash_arrives_at_the_next_activation()
    {
        await using var city = await City.Start();
        var (one, two) = ((await city.Open()).Id, (await city.Open()).Id);
        var lost = new TaskCompletionSource();
        city.Store.BeforeWrite = grain =>
        {
            if (!grain.EndsWith(two.Value, StringComparison.Ordinal))
                return Task.CompletedTask;
            lost.TrySetResult();
            throw new IOException("the disk of the other one is away");
        };
        City.Ok(await city.Incident(one).Desk(city.Header(), new LinkIncident(two, null)));
        await lost.Task.WaitAsync(TimeSpan.FromSeconds(30));
        city.Store.Heal();
        await city.Restart();
        Knows(await city.Incident(two).Get(), one).ShouldBeFalse();
        await city.Incident(one).Get();
        await Until(city, async () => Knows(await city.Incident(two).Get(), one) ? "heard" : null);
    }

    [Fact]
    public async Task Closing_leaves_figures_with_the_day_a_line_with_the_place_and_a_call_back_on_the_list()
    {
        await using var city = await City.Start();
        await city.OnDuty("car-1");
        var id = (await city.Open()).Id;
        await city.Send(id, "car-1");
        var due = city.Clock.GetUtcNow().AddHours(2);
        City.Ok(await city.Incident(id).Close(city.Header(), "arrested", null, due));
        var day = DateOnly.FromDateTime(city.Clock.GetUtcNow().UtcDateTime);
        var list = city.Grain<ICallBackListGrain>(CallBackLists.KeyOf(id));
        var planned = await Until(city, async () => (await list.All()).FirstOrDefault());
        (planned.Incident, planned.Due).ShouldBe((id.Value, due));
        var figures = await Until(city, async () => (await city.Grain<IServiceDayGrain>(ServiceDays.KeyOf(id.Value, day)).All()).FirstOrDefault());
        figures.DispatchedAt.ShouldNotBeNull();
        var place = city.Grain<IClosedDayGrain>(IncidentBoards.PlaceKey(CellId.Of(GeoPoint.Of(43.88, 125.32)), day));
        (await Until(city, async () => (await place.All()).FirstOrDefault())).Id.ShouldBe(id);

        City.Ok(await city.Incident(id).Desk(city.Header(), new RecordCallBack(CallBackResult.Reached, 4, null, null)));
        await Until(city, async () => (await list.All()).IsEmpty ? "made" : null);
        await Until(city, async () => (await city.Grain<IServiceDayGrain>(ServiceDays.KeyOf(id.Value, day)).All()).Single().Satisfaction == 4 ? "counted" : null);
    }

    [Fact]
    public async Task A_major_incident_stands_first_on_the_board_whatever_its_priority()
    {
        await using var city = await City.Start();
        var first = await city.Open();
        var others = new List<IncidentId>();
        while (others.Count < 3)
        {
            var opened = await city.Open();
            if (IncidentBoards.KeyOf(opened.Id) == IncidentBoards.KeyOf(first.Id))
                others.Add(opened.Id);
        }
        City.Ok(await city.Incident(others[2]).Desk(city.Header(), new SetMajor(true, "coach accident")));
        await Until(city, async () => (await city.Board(first.Id).Open())[0] is { Major: true } top && top.Id == others[2] ? top : null);
    }
}

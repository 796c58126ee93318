using System.Net.WebSockets;
using System.Text.Json;
using Dispatch.Domain.Geo;
using Dispatch.EndToEnd.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Dispatch.EndToEnd.Tests.Journeys;

/// <summary>The main job over the real sockets: a call comes in, a unit that drives as a recorded cab did is sent, arrives, closes.</summary>
public sealed class WholeJobTests
{
    private const string Car = "patrol-sf-1";

    [Fact]
    public async Task A_call_becomes_an_incident_and_the_unit_that_was_sent_arrives_by_its_positions_alone()
    {
        using var data = new DataDirectory();
        var trip = RecordedCab.Trip(DateTimeOffset.UtcNow);
        string incident;
        await using (var dispatch = await DispatchProcess.ServeAsync(data.Path, "--set", "Tracking:FutureTolerance=00:10:00"))
        {
            incident = await RunJobAsync(dispatch, trip);
            var beside = await DispatchProcess.RunAsync("verify-log", "--data", data.Path);
            beside.ExitCode.ShouldBe(0, beside.Output);
        }
        await TamperAsync(data, incident);
        var (exitCode, output) = await DispatchProcess.RunAsync("verify-log", "--data", data.Path);
        exitCode.ShouldBe(1, output);
        output.ShouldContain($"incident {incident} entry 1 (hash)");
    }

    private static async Task<string> RunJobAsync(DispatchProcess dispatch, IReadOnlyList<RecordedFix> trip)
    {
        var administrator = await dispatch.AdministratorAsync();
        var dispatcher = await dispatch.AccountAsync("li", "dispatcher");
        var crew = await dispatch.AccountAsync("crew", "unit", Car);
        (await administrator.PutAsync($"units/{Car}", new { callSign = "SF 1", kind = "patrolCar", agency = "police" })).ShouldBe(200);
        (await crew.PostAsync($"units/{Car}/duty", new { onDuty = true })).ShouldBe(200);
        using var device = await ConnectAsync(dispatch, await dispatch.DeviceAsync("box", Car));
        await using var screen = await HubClient.ConnectAsync(dispatch.Address, "/hub/centre", dispatcher.Token);
        await using var cab = await HubClient.ConnectAsync(dispatch.Address, "/hub/unit", crew.Token);

        await screen.InvokeAsync("SetView", (object)trip.Select(fix => CellId.Of(fix.At).ToString()).Distinct().ToArray());

        foreach (var fix in trip.Take(2))
            await ReportAsync(device, fix, screen);
        var incident = await OpenAsync(dispatcher, trip[^1]);
        await screen.NextAsync("Incident", seen => seen.GetProperty("id").GetString() == incident);
        await RecommendAsync(dispatcher, incident);
        (await dispatcher.PostAsync($"incidents/{incident}/dispatch", new { units = new[] { Car } })).ShouldBe(200);

        await cab.NextAsync("Task", task => task.ValueKind == JsonValueKind.Object && task.GetProperty("incident").GetString() == incident);
        (await crew.PostAsync($"incidents/{incident}/assignments/{Car}", new { step = "acknowledged" })).ShouldBe(200);
        (await crew.PostAsync($"incidents/{incident}/assignments/{Car}", new { step = "enRoute" })).ShouldBe(200);
        // An arrival counts only after the dispatch, so the rest of the trip begins now and its clock runs ahead of ours.
        var wait = DateTimeOffset.UtcNow - trip[2].Time;
        // Standing, its device goes on reporting: a cell that the car has just entered counts from its second fix there.
        var standing = trip[^1] with { Time = trip[^1].Time + TimeSpan.FromSeconds(15) };
        foreach (var fix in trip.Skip(2).Append(standing))
            await ReportAsync(device, fix with { Time = fix.Time + wait }, screen);
        // Nobody says "on scene": the cell sees the car stand inside the arrival fence.
        await cab.NextAsync("Status", status => status.GetProperty("status").GetString() == "onScene");

        (await crew.PostAsync($"incidents/{incident}/assignments/{Car}", new { step = "cleared" })).ShouldBe(200);
        (await dispatcher.PostAsync($"incidents/{incident}/close", new { disposition = "resolved-on-scene" })).ShouldBe(200);
        await screen.NextAsync("Incident", seen => seen.GetProperty("id").GetString() == incident && seen.GetProperty("status").GetString() == "closed");
        await CheckLogAsync(dispatcher, incident);
        return incident;
    }

    private static async Task<string> OpenAsync(Api dispatcher, RecordedFix scene)
    {
        var opened = await dispatcher.PostAsync("incidents", new
        {
            typeCode = "robbery",
            priority = 1,
            channel = "phone",
            location = new { lat = scene.At.Latitude, lon = scene.At.Longitude, address = "where the cab stood" },
            caller = new { name = "Anna", number = "555-0101" },
        });
        opened.ShouldBe(201);
        return opened.Body.GetProperty("id").GetString()!;
    }

    private static async Task RecommendAsync(Api dispatcher, string incident)
    {
        var answer = await dispatcher.PostAsync($"incidents/{incident}/recommendation", new { count = 1, kinds = new[] { "patrolCar" } });
        answer.ShouldBe(200);
        var chosen = answer.Body.GetProperty("chosen")[0];
        chosen.GetProperty("unit").GetString().ShouldBe(Car);
        chosen.GetProperty("reason").GetString().ShouldNotBeNullOrEmpty();
    }

    private static async Task CheckLogAsync(Api dispatcher, string incident)
    {
        var log = await dispatcher.GetAsync($"incidents/{incident}/log");
        log.Body.GetProperty("verified").GetBoolean().ShouldBeTrue();
        var kinds = log.Body.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("kind").GetString()).ToList();
        kinds.First().ShouldBe("incident-opened");
        kinds.ShouldContain("recommendation-made");
        kinds.ShouldContain("unit-dispatched");
        kinds.Last().ShouldBe("incident-closed");
        var view = await dispatcher.GetAsync($"incidents/{incident}");
        var assignment = view.Body.GetProperty("assignments")[0];
        foreach (var milestone in new[] { "dispatchedAt", "acknowledgedAt", "enRouteAt", "onSceneAt", "endedAt" })
            assignment.GetProperty(milestone).GetString().ShouldNotBeNull(milestone);
    }

    private static async Task<ClientWebSocket> ConnectAsync(DispatchProcess dispatch, string token)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", "Bearer " + token);
        await socket.ConnectAsync(new UriBuilder(dispatch.Address) { Scheme = "ws", Path = "/ws/positions" }.Uri, CancellationToken.None);
        return socket;
    }

    /// <summary>Sends one position and waits until the centre's screen shows it: the recording's minutes pass in moments here.</summary>
    private static async Task ReportAsync(ClientWebSocket device, RecordedFix fix, HubClient screen)
    {
        await device.SendAsync(
            JsonSerializer.SerializeToUtf8Bytes(new { lat = fix.At.Latitude, lon = fix.At.Longitude, time = fix.Time }),
            WebSocketMessageType.Text, true, CancellationToken.None);
        await screen.NextAsync("Cell", frame => frame.GetProperty("units").EnumerateArray().Any(unit =>
            unit[0].GetString() == Car && Math.Abs(unit[1].GetDouble() - fix.At.Latitude) < 1e-5 && Math.Abs(unit[2].GetDouble() - fix.At.Longitude) < 1e-5));
    }

    /// <summary>Somebody with access to the file moves the scene by a street.</summary>
    private static async Task TamperAsync(DataDirectory data, string incident)
    {
        await using var connection = new SqliteConnection($"Data Source={data.Database};Pooling=False");
        await connection.OpenAsync();
        await using var change = connection.CreateCommand();
        change.CommandText = "UPDATE grain_state SET payload = CAST(replace(CAST(payload AS TEXT), 'where the cab stood', 'where the cab waits') AS BLOB) WHERE grain_id = $grain";
        change.Parameters.AddWithValue("$grain", $"incident/{incident}");
        (await change.ExecuteNonQueryAsync()).ShouldBe(1);
    }
}

namespace Dispatch.EndToEnd.Tests.Support;

/// <summary>
/// Commands of several kinds from several callers at once, with positions beside them. A command counts as promised only when its
/// answer has arrived; what the kill cuts off is nobody's promise.
/// </summary>
internal sealed class MixedLoad(DispatchProcess dispatch, Promises promises, int round) : IDisposable
{
    private const int Callers = 6;

    private readonly CancellationTokenSource _end = new();
    private readonly List<Task> _running = [];
    private int _next;

    public async Task RunUntilAsync(Func<Task> over)
    {
        var dispatcher = await dispatch.SignInAsync("li");
        var administrator = await dispatch.AdministratorAsync();
        var fleet = dispatch.Anonymous().WithBearer(
            (await administrator.PostAsync("accounts/fleet/token", null)).Body.GetProperty("token").GetString()!);
        var first = promises.NextAsync();
        for (var caller = 0; caller < Callers; caller++)
            _running.Add(CallAsync(dispatcher, administrator));
        _running.Add(ReportAsync(fleet));
        // The machine may be slow: the clock starts when the load does.
        await first;
        await over();
    }

    /// <summary>After the kill: every caller has seen its connection break.</summary>
    public async Task EndAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_running);
    }

    public void Dispose() => _end.Dispose();

    private async Task CallAsync(Api dispatcher, Api administrator)
    {
        try
        {
            while (!_end.IsCancellationRequested)
            {
                var number = Interlocked.Increment(ref _next);
                await OpenAsync(dispatcher, $"r{round}-{number}");
                await NoteAsync(dispatcher, $"note-{round}-{number}.");
                await RegisterAsync(administrator, dispatcher, $"car-{round}-{number}");
            }
        }
        catch (HttpRequestException)
        {
            // Killed in the middle: this command was not answered.
            return;
        }
    }

    private async Task OpenAsync(Api dispatcher, string key)
    {
        var report = new { typeCode = "robbery", priority = 1, channel = "phone", location = new { lat = 43.84, lon = 126.55, address = key } };
        var answer = await dispatcher.PostAsync("incidents", report, key);
        answer.ShouldBe(201);
        promises.Opened(answer.Body.GetProperty("id").GetString()!, key);
    }

    private async Task NoteAsync(Api dispatcher, string text)
    {
        if (promises.AnyIncident() is not { } incident)
            return;
        var answer = await dispatcher.PostAsync($"incidents/{incident}/notes", new { text });
        if (answer.Status == 409)
            return;
        answer.ShouldBe(200);
        promises.Noted(incident, text);
    }

    private async Task RegisterAsync(Api administrator, Api dispatcher, string unit)
    {
        (await administrator.PutAsync($"units/{unit}", new { callSign = unit, kind = "patrolCar", agency = "police" })).ShouldBe(200);
        promises.Registered(unit);
        (await dispatcher.PostAsync($"units/{unit}/duty", new { onDuty = true })).ShouldBe(200);
        promises.OnDuty(unit);
    }

    private async Task ReportAsync(Api fleet)
    {
        try
        {
            while (!_end.IsCancellationRequested)
            {
                var reports = Enumerable.Range(0, 200).Select(taxi => new
                {
                    unit = $"taxi-{taxi}", lat = 43.8 + (taxi * 1e-4), lon = 126.5, time = DateTimeOffset.UtcNow,
                });
                (await fleet.PostAsync("positions", reports, null)).ShouldBe(200);
            }
        }
        catch (HttpRequestException)
        {
            return;
        }
    }
}

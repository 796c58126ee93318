using System.Diagnostics;
using Dispatch.Domain.Roads;
using Dispatch.Load.Movement;
using Dispatch.Load.Simulations;
using Dispatch.Load.Wire;
using Dispatch.Load.Work;

namespace Dispatch.Load.Scenarios;

internal sealed class DriversWork(Drivers drivers) : IWork
{
    private const int ConnectAtOnce = 200;
    private const double CutAfterOrder = 0.02;
    private const int ReportAgainEvery = 20;
    private static readonly TimeSpan AgainAfter = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Driver[] _drivers = [.. Enumerable.Range(0, drivers.Count).Select(i => new Driver(drivers.First + i))];
    private AnswerQueue<DriverAnswer> _answers = null!;
    private RecordedMovement _movement = null!;
    private long _order;
    private volatile bool _over;

    public async Task PrepareAsync(WorkContext context, CancellationToken cancellation)
    {
        _answers = new AnswerQueue<DriverAnswer>(one => one.Driver.Answer(one.Alert, one.Seq, one.Step, one.At));
        _movement = RecordedMovement.Load(context.Plan.Recordings, SyntheticCity.DefaultCentre, drivers.First + drivers.Count, context.Plan.Seed);
        var options = new ParallelOptions { MaxDegreeOfParallelism = ConnectAtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(_drivers, options, async (driver, stop) =>
        {
            if (!IsOffline(driver))
                await ConnectAsync(context, driver, stop);
        });
        // Everybody's position is known before anybody is asked, also of those who will be away.
        using var fleet = new FleetLink(context);
        await fleet.OpenAsync(cancellation);
        foreach (var chunk in _drivers.Chunk(500))
            fleet.Send([.. chunk.Select(driver => (UnitNames.Taxi(driver.Index), _movement.At(driver.Index, RecordedMovement.Clock)))]);
        await Task.Delay(TimeSpan.FromSeconds(2), cancellation);
    }

    public async Task RunAsync(WorkContext context, CancellationToken cancellation)
    {
        _order = context.Start + (long)(drivers.OrderAt * Stopwatch.Frequency);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var reminding = RemindAsync(ending.Token);
        var cutting = CutAsync(context, cancellation);
        var returning = ReturnAsync(context, cancellation);
        if (drivers.FixEvery > 0)
        {
            await context.PlayAsync(LoadSimulation.Constant(drivers.Count / drivers.FixEvery, TimeSpan.FromSeconds(drivers.Seconds)),
                (number, _) => Report(context, _drivers[number % drivers.Count]), cancellation);
        }
        await Task.WhenAll(cutting, returning);
        await Desk.AtAsync(context.Start, drivers.Seconds, cancellation);
        var waited = Stopwatch.StartNew();
        for (var look = 0; !_drivers.All(driver => driver.Settled) && waited.Elapsed < Patience; look++)
        {
            // A phone goes on reporting; without a fresh position nobody is told.
            foreach (var driver in _drivers.Where(driver => look % ReportAgainEvery == 0 && !driver.Received))
                Report(context, driver);
            await Task.Delay(100, cancellation);
        }
        _over = true;
        await ending.CancelAsync();
        await reminding;
    }

    public Task<IReadOnlyList<Check>> FinishAsync(WorkContext context, CancellationToken cancellation)
    {
        var (lost, open) = (_drivers.Count(driver => !driver.Received), _drivers.Count(driver => driver.Received && !driver.Settled));
        context.Recorder.Set("lost", lost);
        return Task.FromResult<IReadOnlyList<Check>>(
        [
            new Check("everybody was told", lost == 0, $"{_drivers.Length:N0} drivers, {lost} not told"),
            new Check("every answer was confirmed as durable", open == 0, $"{open} not confirmed"),
        ]);
    }

    public void Dispose()
    {
        _over = true;
        foreach (var link in _drivers.Select(driver => driver.Link).OfType<WebSocketLink>())
        {
            link.Closed = null;
            link.Dispose();
        }
        _answers.Dispose();
    }

    /// <summary>Who is away, and who is cut: by the number alone, spread over the fleet, the two groups apart.</summary>
    private bool IsOffline(Driver driver) => driver.Index * 37 % 100 < drivers.Offline;

    private bool IsCut(Driver driver) => driver.Index * 37 % 100 >= 100 - drivers.Cut;

    private async Task ConnectAsync(WorkContext context, Driver driver, CancellationToken cancellation)
    {
        var link = new WebSocketLink(context.Plan.Server.Authority, "/ws/unit", context.Credentials.Units[driver.Index])
        {
            Message = (_, message) => Heard(context, driver, message),
        };
        driver.Link = link;
        await link.ConnectAsync(Link.EndPointOf(context.Plan.Server), cancellation);
        await link.Opened.WaitAsync(cancellation);
        context.Recorder.Count("sockets");
        link.Closed = _ => Lost(context, driver, cancellation);
        // Between opening and that line it may have closed, unheard.
        if (!link.IsOpen)
            Lost(context, driver, cancellation);
    }

    private void Lost(WorkContext context, Driver driver, CancellationToken cancellation)
    {
        context.Recorder.Count("sockets", -1);
        if (!_over)
            _ = Task.Run(() => ReconnectAsync(context, driver, cancellation), cancellation);
    }

    /// <summary>After a moment of its own, so that not everybody knocks in the same millisecond; again until it is let in.</summary>
    private async Task ReconnectAsync(WorkContext context, Driver driver, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < 60 && !_over; attempt++)
        {
            await Task.Delay(500 + (driver.Index * 7919 % 2_000), cancellation);
            driver.ReturnedAt = Stopwatch.GetTimestamp();
            try
            {
                await ConnectAsync(context, driver, cancellation);
                driver.AnswerAgain(TimeSpan.Zero);
                Report(context, driver);
                return;
            }
            catch (Exception refused) when (refused is IOException or System.Net.Sockets.SocketException)
            {
                context.Recorder.Count("reconnects refused");
            }
        }
    }

    private async Task CutAsync(WorkContext context, CancellationToken cancellation)
    {
        if (drivers.Cut <= 0)
            return;
        await Desk.AtAsync(context.Start, drivers.OrderAt + CutAfterOrder, cancellation);
        foreach (var driver in _drivers.Where(IsCut))
            driver.Link?.Abort();
    }

    private async Task ReturnAsync(WorkContext context, CancellationToken cancellation)
    {
        if (drivers.Offline <= 0)
            return;
        await Desk.AtAsync(context.Start, drivers.BackAt, cancellation);
        var options = new ParallelOptions { MaxDegreeOfParallelism = ConnectAtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(_drivers.Where(IsOffline), options, async (driver, stop) =>
        {
            try
            {
                driver.ReturnedAt = Stopwatch.GetTimestamp();
                await ConnectAsync(context, driver, stop);
                Report(context, driver);
            }
            catch (Exception away) when (away is IOException or System.Net.Sockets.SocketException)
            {
                // The service is just away: tried again, as a phone does.
                _ = Task.Run(() => ReconnectAsync(context, driver, cancellation), cancellation);
            }
        });
    }

    private async Task RemindAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
            {
                foreach (var driver in _drivers)
                    driver.AnswerAgain(AgainAfter);
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    private void Report(WorkContext context, Driver driver)
    {
        if (driver.Link is not { IsOpen: true } link)
            return;
        Span<byte> message = stackalloc byte[FixWriter.MaxJson];
        var length = FixWriter.Json(message, null, _movement.At(driver.Index, RecordedMovement.Clock), DateTime.UtcNow, typed: true);
        link.SendText(message[..length]);
        context.Recorder.Count("fixes sent");
    }

    private void Heard(WorkContext context, Driver driver, ReadOnlySpan<byte> message)
    {
        var now = Stopwatch.GetTimestamp();
        if (message.StartsWith("{\"t\":\"alert\""u8))
            Told(context, driver, message, now);
        else if (message.StartsWith("{\"t\":\"step\""u8))
            Confirmed(context, driver, message, now);
        else if (message.StartsWith("{\"t\":\"retract\""u8))
            Answer(driver, Driver.Text(message, "\"alert\":\""u8), Driver.Number(message, "\"seq\":"u8), "released", now);
        else if (message.StartsWith("{\"t\":\"problem\""u8))
            context.Recorder.Fail(Drivers.Durable, Driver.Text(message, "\"code\":\""u8));
    }

    private void Told(WorkContext context, Driver driver, ReadOnlySpan<byte> message, long now)
    {
        var (alert, seq, counts) = (Driver.Text(message, "\"id\":\""u8), Driver.Number(message, "\"seq\":"u8), _order > 0 && now >= _order);
        var update = counts && driver.Received;
        if (!driver.Take(alert, seq, counts))
        {
            // At least once on the wire; told twice only when the answer had been confirmed before.
            context.Recorder.Count(driver.Confirmed ? "duplicates" : "repeated on the wire");
            driver.AnswerAgain(TimeSpan.Zero);
            return;
        }
        // A newer message of the same alert, as for a taxi whose passenger has left, was never ordered at that moment.
        if (update)
            context.Recorder.Count("updates received");
        else if (counts)
        {
            context.Recorder.Count("alerts received");
            if (driver.ReturnedAt > _order)
                context.Recorder.Ok(Drivers.LateReceipt, driver.ReturnedAt, now);
            else
                context.Recorder.Ok(Drivers.Receipt, _order, now);
        }
        Answer(driver, alert, seq, counts ? AnswerOf(driver.Index) : "unable", now);
    }

    private void Answer(Driver driver, string alert, int seq, string step, long now) => _answers.Add(new DriverAnswer(driver, alert, seq, step, now), now);

    private void Confirmed(WorkContext context, Driver driver, ReadOnlySpan<byte> message, long now)
    {
        if (driver.Confirm(Driver.Text(message, "\"alert\":\""u8)) is not { } answered)
            return;
        context.Recorder.Count("answers durable");
        context.Recorder.Ok(Drivers.Durable, answered, now);
        if (driver.ReturnedAt <= _order)
            context.Recorder.Ok(Drivers.AllDurable, _order, now);
    }

    /// <summary>Four in five accept; by the number, so that the counts can be checked afterwards.</summary>
    internal static string AnswerOf(int index) => (index % 20) switch { < 16 => "accepted", < 19 => "declined", _ => "unable" };

    private readonly record struct DriverAnswer(Driver Driver, string Alert, int Seq, string Step, long At);
}

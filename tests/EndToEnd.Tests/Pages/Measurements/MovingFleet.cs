using System.Globalization;
using System.Text;
using Dispatch.EndToEnd.Tests.Pages.Support;

namespace Dispatch.EndToEnd.Tests.Pages.Measurements;

/// <summary>
/// Patrol cars all over a city of 20 km, each of which moves a little with each report. Cars and not taxis: a taxi that is not
/// mobilised stands in the middle of its cell on every screen and would not move there.
/// </summary>
/// <param name="count">Cars that move by themselves.</param>
/// <param name="every">Between two reports of one car.</param>
internal sealed class MovingFleet(City city, int count, TimeSpan every) : IAsyncDisposable
{
    public const int Probes = 100;

    private const int BatchesPerSecond = 4;
    private const double Wide = 0.13;
    private const double High = 0.09;
    private const double Step = 0.0003;

    private readonly CancellationTokenSource _ended = new();
    private readonly (double Lat, double Lon)[] _cars = Places(count + Probes);
    private Task _moving = Task.CompletedTask;

    /// <summary>Reports that the server believed since the fleet started to move.</summary>
    public long Accepted { get; private set; }

    /// <summary>Batches that were sent later than they were meant to be.</summary>
    public int Late { get; private set; }

    /// <summary>These stand still until <see cref="MoveAsync"/>.</summary>
    public static string Probe(int number) => string.Create(CultureInfo.InvariantCulture, $"probe-{number:000}");

    /// <summary>Registers everything by the CSV import and reports each car once.</summary>
    public async Task<string> RegisterAsync()
    {
        var csv = new StringBuilder("unit,callSign,kind,agency,synthetic\n");
        for (var car = 0; car < _cars.Length; car++)
            csv.Append(CultureInfo.InvariantCulture, $"{Name(car)},Car {car},patrolCar,police,yes\n");
        var (answered, ended) = await city.ImportAsync("units", csv.ToString());
        for (var probe = 0; probe < Probes; probe++)
            await city.SetUnitAsync(Probe(probe), "duty", new { onDuty = true });
        for (var first = 0; first < _cars.Length; first += 2_000)
            await ReportAsync(Enumerable.Range(first, Math.Min(2_000, _cars.Length - first)));
        return string.Create(CultureInfo.InvariantCulture,
            $"CSV import of {_cars.Length} units: checked and answered in {answered.TotalSeconds:0.0} s, all done after {ended.TotalSeconds:0.0} s");
    }

    public void Start() => _moving = KeepMovingAsync(_ended.Token);

    /// <summary>A probe drives about 30 m on and says so.</summary>
    public Task MoveAsync(int probe)
    {
        var at = _cars[count + probe];
        _cars[count + probe] = at with { Lat = at.Lat + Step };
        return ReportAsync([count + probe]);
    }

    public Task SetBusyAsync(int probe, bool busy) =>
        city.SetUnitAsync(Probe(probe), "status", new { status = busy ? "busy" : "available" });

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _moving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ended.Dispose();
    }

    private string Name(int car) => car < count ? string.Create(CultureInfo.InvariantCulture, $"car-{car:00000}") : Probe(car - count);

    private async Task KeepMovingAsync(CancellationToken ended)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / BatchesPerSecond));
        var batch = (int)Math.Ceiling(count / (every.TotalSeconds * BatchesPerSecond));
        var sending = Task.CompletedTask;
        for (var next = 0; await beat.WaitForNextTickAsync(ended); next = (next + batch) % count)
        {
            if (!sending.IsCompleted)
                Late++;
            await sending;
            sending = MoveSomeAsync(next, batch);
        }
    }

    private async Task MoveSomeAsync(int first, int batch)
    {
        var cars = Enumerable.Range(first, batch).Select(car => car % count).ToArray();
        foreach (var car in cars)
        {
            // Up and down its street, so that it stays in the picture for hours.
            var (lat, lon) = _cars[car];
            _cars[car] = (lat + (car % 2 == 0 ? Step : -Step) * (Accepted / count % 8 < 4 ? 1 : -1), lon);
        }
        Accepted += await ReportAsync(cars);
    }

    private Task<int> ReportAsync(IEnumerable<int> cars)
    {
        var time = TimeProvider.System.GetUtcNow();
        return city.ReportAsync([.. cars.Select(car => new { unit = Name(car), lat = _cars[car].Lat, lon = _cars[car].Lon, time, speed = 3 })]);
    }

    private static (double Lat, double Lon)[] Places(int count)
    {
        var random = new Random(20);
        return [.. Enumerable.Range(0, count).Select(_ => (
            City.Latitude + High * (2 * random.NextDouble() - 1), City.Longitude + Wide * (2 * random.NextDouble() - 1)))];
    }
}

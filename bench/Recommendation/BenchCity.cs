using System.Collections.Immutable;
using System.Globalization;
using Dispatch.Domain;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Recommendation;
using Dispatch.Domain.Tracking;
using Dispatch.Domain.Units;
using Dispatch.Grains.Cells;
using Dispatch.Grains.Incidents;
using Dispatch.Grains.Units;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Dispatch.Bench.Recommendation;

/// <summary>A silo with a seeded synthetic fleet on duty, spread evenly over 30 × 30 km.</summary>
internal sealed class BenchCity : IAsyncDisposable
{
    private static readonly GeoPoint Centre = GeoPoint.Of(43.838, 126.550);

    /// <summary>Metres.</summary>
    public const double UsualSide = 30_000;

    private const int ProgressEvery = 1_000;

    private readonly IHost host;
    private int commands;

    private BenchCity(IHost host, int units, double side)
    {
        this.host = host;
        var random = new Random(20_000);
        Units = [.. Enumerable.Range(0, units).Select(i => (new UnitId(string.Create(CultureInfo.InvariantCulture, $"u-{i:00000}")), Place(random, side)))];
    }

    public IReadOnlyList<(UnitId Id, GeoPoint At)> Units { get; }

    public int Cells => Units.Select(unit => CellId.Of(unit.At)).Distinct().Count();

    public IClusterClient Client => host.Services.GetRequiredService<IClusterClient>();

    /// <param name="side">Metres.</param>
    /// <param name="progress">Hears how many units are registered, and of how many their cells know.</param>
    public static async Task<BenchCity> Start(int units, double side = UsualSide, Action<int, int>? progress = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleans(engine =>
        {
            engine.UseLocalhostClustering();
            engine.AddMemoryGrainStorageAsDefault();
            engine.Services.AddUnits().AddCells().AddIncidents();
        });
        var silo = builder.Build();
        await silo.StartAsync();
        var city = new BenchCity(silo, units, side);
        await city.Enrol();
        await Parallel.ForAsync(0, units, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (i, _) =>
        {
            await city.Register(i);
            if ((i + 1) % ProgressEvery == 0)
                progress?.Invoke(i + 1, 0);
        });
        await city.Report(known => progress?.Invoke(units, known));
        return city;
    }

    /// <summary>Anywhere in the city.</summary>
    public static GeoPoint Place(Random random, double side = UsualSide)
    {
        var north = Earth.Travel(Centre, Heading.FromDegrees(0), new Metres((random.NextDouble() - 0.5) * side));
        return Earth.Travel(north, Heading.FromDegrees(90), new Metres((random.NextDouble() - 0.5) * side));
    }

    public CommandHeader Command() => new(
        new CommandKey($"bench-{Interlocked.Increment(ref commands)}"), Actor.System, TimeProvider.System.GetUtcNow(), "bench");

    public async Task<List<Candidate>> Everybody()
    {
        var present = await Task.WhenAll(CellKeys().Select(cell => Client.GetGrain<ICellGrain>(cell).Present()));
        return [.. present.SelectMany(cell => cell).Select(unit => new Candidate(unit.Unit, unit.Fix, unit.Occupied))];
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }

    private IEnumerable<string> CellKeys() => Units.Select(unit => CellId.Of(unit.At)).Distinct().Select(cell => cell.ToString());

    /// <summary>
    /// Everybody on the roll at once: a roll is written anew with each unit that it did not know, so that one by one a million would take a quarter
    /// of an hour of writing lists.
    /// </summary>
    private Task Enrol() => Task.WhenAll(Units.Select(unit => unit.Id).GroupBy(UnitRoll.KeyOf)
        .Select(shard => Client.GetGrain<IUnitRollGrain>(shard.Key).Add([.. shard])));

    private async Task Register(int i)
    {
        var unit = Client.GetGrain<IUnitGrain>(Units[i].Id.Value);
        var (kind, agency) = i % 10 == 0 ? (UnitKind.PatrolCar, Agency.Police) : (UnitKind.Taxi, Agency.Civilian);
        await unit.Register(Command(), new UnitProfile(Units[i].Id, Units[i].Id.Value, kind, agency, [], Synthetic: true));
        await unit.SetDuty(Command(), true);
    }

    /// <summary>
    /// Some cells after the other, and of these only those again that do not know everybody yet: a cell asks each new unit who it is, and to ask
    /// all cells of a million units for all their units meanwhile took more than the fleet itself.
    /// </summary>
    private async Task Report(Action<int> progress)
    {
        const int atOnce = 512;
        var known = 0;
        foreach (var some in Units.GroupBy(unit => CellId.Of(unit.At)).Chunk(atOnce))
        {
            var now = TimeProvider.System.GetUtcNow();
            var missing = some.ToDictionary(cell => cell.Key.ToString(), cell => cell.Count());
            await Task.WhenAll(some.Select(cell => Client.GetGrain<ICellGrain>(cell.Key.ToString())
                .Report([.. cell.Select(unit => new UnitFix(unit.Id, new Fix(unit.At, now, null, null, null), false))])));
            while (missing.Count > 0)
            {
                var present = await Task.WhenAll(missing.Keys.Select(async cell => (cell, (await Client.GetGrain<ICellGrain>(cell).Present()).Length)));
                foreach (var (cell, count) in present)
                    if (count == missing[cell])
                        missing.Remove(cell);
                if (missing.Count > 0)
                    await Task.Delay(5);
            }
            progress(known += some.Sum(cell => cell.Count()));
        }
    }
}

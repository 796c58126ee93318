using System.Globalization;
using Dispatch.Domain.Roads;
using Dispatch.Import.City;

namespace Dispatch.EndToEnd.Tests.Pages.Support;

/// <summary>As <see cref="Stage"/>, in an invented town with a road map and enough patrol cars to close it.</summary>
public sealed class TownStage : Stage
{
    public const int Cars = 60;

    private readonly string _file;
    private readonly Dictionary<string, (double Lat, double Lon)> _homes = [];

    public TownStage()
    {
        _file = Path.Combine(Directory.CreateTempSubdirectory("dispatch-town-").FullName, "town.roads");
        CityFile.Write(_file, Town, replace: true);
        Server = new DispatchProcess(_file);
    }

    /// <summary>About 700 crossings around the middle of the synthetic city.</summary>
    public static RoadMap Town { get; } = SyntheticCity.Generate(5, 700);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        if (Missing is not null)
            return;
        var random = new Random(3);
        for (var number = 1; number <= Cars; number++)
        {
            var at = Town.Location(random.Next(Town.NodeCount));
            var car = string.Create(CultureInfo.InvariantCulture, $"post-{number:00}");
            _homes[car] = (at.Latitude, at.Longitude);
            await City.AddUnitAsync(car, string.Create(CultureInfo.InvariantCulture, $"Patrol {number}"), "patrolCar", _homes[car]);
        }
    }

    /// <summary>
    /// As if nobody had been here. A journey that ended badly leaves a cordon in force with its cars at their posts and its taxis on
    /// duty; the next one would fail for want of them and hide which of the two is broken.
    /// </summary>
    internal async Task TidyAsync()
    {
        foreach (var incident in (await City.AskAsync("incidents?status=open")).EnumerateArray())
            await City.DoAsync($"incidents/{incident.GetProperty("id").GetString()}/close", new { disposition = "false-alarm" });
        foreach (var (car, home) in _homes)
            City.SendTo(car, home);
        await City.UntilAsync(async () => (await City.AskAsync("units?kind=patrolCar&limit=100")).GetProperty("items").EnumerateArray()
            .All(unit => unit.GetProperty("status").GetString() == "available"));
        foreach (var taxi in (await City.AskAsync("units?kind=taxi&limit=100")).GetProperty("items").EnumerateArray())
            await City.SetUnitAsync(taxi.GetProperty("profile").GetProperty("id").GetString()!, "duty", new { onDuty = false });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);
    }
}

[CollectionDefinition(Name)]
public sealed class TownJourneys : ICollectionFixture<TownStage>
{
    public const string Name = "town journeys";
}

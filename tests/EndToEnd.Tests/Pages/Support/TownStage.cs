using System.Globalization;
using Dispatch.Domain.Roads;
using Dispatch.Import.City;

namespace Dispatch.EndToEnd.Tests.Pages.Support;

/// <summary>As <see cref="Stage"/>, in an invented town with a road map and enough patrol cars to close it.</summary>
public sealed class TownStage : Stage
{
    public const int Cars = 60;

    private readonly string _file;

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
            await City.AddUnitAsync(
                string.Create(CultureInfo.InvariantCulture, $"post-{number:00}"),
                string.Create(CultureInfo.InvariantCulture, $"Patrol {number}"), "patrolCar", (at.Latitude, at.Longitude));
        }
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

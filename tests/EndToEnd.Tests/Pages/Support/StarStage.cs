using System.Globalization;
using Dispatch.Grains.Tests.Cordons;
using Dispatch.Import.City;

namespace Dispatch.EndToEnd.Tests.Pages.Support;

/// <summary>As <see cref="Stage"/>, in a town so small that everybody knows who stands where: see <see cref="StarTown"/>.</summary>
public sealed class StarStage : Stage
{
    public const int CarAt = 2;
    public const int TaxiAt = 3;

    private readonly string _file;

    public StarStage()
    {
        _file = Path.Combine(Directory.CreateTempSubdirectory("dispatch-star-").FullName, "star.roads");
        CityFile.Write(_file, StarTown.Map, replace: true);
        Server = new DispatchProcess(_file);
    }

    public static string Car(int arm) => string.Create(CultureInfo.InvariantCulture, $"ring-car-{arm}");

    public static string Taxi(int arm) => string.Create(CultureInfo.InvariantCulture, $"ring-taxi-{arm}");

    /// <summary>Farther out than <see cref="Taxi"/>, where the first plan does not need anybody.</summary>
    public static string Spare(int arm) => string.Create(CultureInfo.InvariantCulture, $"ring-spare-{arm}");

    public static (double Lat, double Lon) Place(int arm, int crossing) =>
        StarTown.Place(arm, crossing) is var at ? (at.Latitude, at.Longitude) : default;

    public static (double Lat, double Lon) Centre => (StarTown.Centre.Latitude, StarTown.Centre.Longitude);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        if (Missing is not null)
            return;
        for (var arm = 0; arm < StarTown.Arms; arm++)
        {
            await City.AddUnitAsync(Car(arm), "Patrol " + Car(arm), "patrolCar", Place(arm, CarAt));
            await City.AddCrewAsync(Taxi(arm), "taxi");
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);
    }
}

[CollectionDefinition(Name)]
public sealed class StarJourneys : ICollectionFixture<StarStage>
{
    public const string Name = "star journeys";
}

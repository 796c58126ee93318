using Dispatch.Domain.Roads;
using Dispatch.Import.City;

namespace Dispatch.EndToEnd.Tests.Pages.Support;

/// <summary>The demo as a newcomer starts it, in a town instead of a city: its cars are at their posts in a few minutes.</summary>
public sealed class DemoStage : Stage
{
    private const int Crossings = 3000;

    private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("dispatch-demo-").FullName, "town.roads");

    public DemoStage()
    {
        CityFile.Write(_file, SyntheticCity.Generate(5, Crossings), replace: true);
        Server = new DispatchProcess(_file, demo: ["--taxis", "600", "--seconds", "3", "--incidents", "3"]);
    }

    internal async Task<Desk> SignedInAsync(string account)
    {
        var desk = await OpenDeskAsync();
        await desk.SignInAsync(account, Server.DemoPassword);
        await desk.WaitUntilLiveAsync();
        return desk;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);
    }

    /// <summary>The demo fills and moves its city itself.</summary>
    protected override Task BuildAsync() => Task.CompletedTask;
}

[CollectionDefinition(Name)]
public sealed class DemoJourneys : ICollectionFixture<DemoStage>
{
    public const string Name = "demo journeys";
}

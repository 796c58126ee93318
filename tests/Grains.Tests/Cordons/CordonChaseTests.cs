namespace Dispatch.Grains.Tests.Cordons;

/// <summary>The whole chase: he drives, units drive, he is seen every 20 s, and the cordon closes and stays closed.</summary>
public sealed class CordonChaseTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_cordon_closes_never_opens_again_and_every_difference_is_true(int seed)
    {
        await using var city = await CordonCity.Start(cars: 90);
        var chase = new Chase(city, seed);
        await chase.Run(seconds: 260);
        chase.ClosedAt.ShouldNotBeNull($"seed {seed}: never closed, {chase.Versions} versions");
        chase.Sightings.ShouldBe(13);
        chase.Turned.ShouldBeGreaterThan(0, $"seed {seed}: he never met a post, so that nothing was tried");
        TestContext.Current.TestOutputHelper!.WriteLine($"closed after {chase.ClosedAt} s, {chase.Versions} versions, met posts {chase.Turned} times, shrunk {chase.Shrunk}");
    }
}

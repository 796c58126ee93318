using Dispatch.Domain.Geo;
using Dispatch.Domain.Units;
using Dispatch.Grains.Cells;
using Dispatch.Grains.Tests.Units;

namespace Dispatch.Grains.Tests.Cells;

public sealed class CellRollTests : IAsyncLifetime
{
    private static readonly GeoPoint Here = TestCity.Centre;
    private static readonly GeoPoint FarAway = GeoPoint.Of(-33.9, 18.4);

    private TestCity city = null!;

    public async ValueTask InitializeAsync() => city = await TestCity.Start();

    public ValueTask DisposeAsync() => city.DisposeAsync();

    private async Task<string[]> Listed() =>
        [.. (await city.Client.GetGrain<ICellRollGrain>(ICellRollGrain.Key).Cells()).Select(cell => cell.ToString()).Order(StringComparer.Ordinal)];

    private static string[] Cells(params GeoPoint[] at) => [.. at.Select(one => CellId.Of(one).ToString()).Order(StringComparer.Ordinal)];

    [Fact]
    public async Task A_cell_is_on_the_roll_when_the_report_that_brought_its_first_unit_is_answered()
    {
        (await Listed()).ShouldBeEmpty();
        await city.Report("car-1", Here);
        await city.Report("car-2", FarAway);
        (await Listed()).ShouldBe(Cells(Here, FarAway));
    }

    [Fact]
    public async Task A_cell_stays_while_it_is_reported_to_and_is_forgotten_when_it_holds_nobody_any_more()
    {
        var forget = new CellOptions().Forget;
        await city.Report("car-1", Here);
        await city.Report("car-2", FarAway);
        city.Clock.Advance(forget);
        await city.Report("car-1", Here);
        (await Listed()).ShouldBe(Cells(Here, FarAway));
        city.Clock.Advance(ICellRollGrain.Renew + TimeSpan.FromSeconds(1));
        (await Listed()).ShouldBe(Cells(Here));
    }
}

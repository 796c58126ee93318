using Dispatch.Domain.Units;
using Dispatch.Grains.Tests.Incidents;
using Orleans.Runtime.Hosting;
using Orleans.Storage;

namespace Dispatch.Grains.Tests.Units;

/// <summary>A store that fails: nothing half done, and the truth is what the store holds.</summary>
public sealed class UnitStorageTests : IAsyncLifetime
{
    private readonly TestStore store = new();
    private TestCity city = null!;

    public async ValueTask InitializeAsync() =>
        city = await TestCity.Start(silo => silo.Services.AddGrainStorage("Default", (_, _) => (IGrainStorage)store));

    public ValueTask DisposeAsync() => city.DisposeAsync();

    [Fact]
    public async Task A_change_that_cannot_be_stored_fails_and_changes_nothing()
    {
        var unit = await city.Patrol("car-1");
        store.BeforeWrite = TestStore.Failing("unit/");
        await Should.ThrowAsync<Exception>(() => unit.SetStatus(city.Command(), UnitStatus.Busy, null));
        (await unit.Get())!.Status.ShouldBe(UnitStatus.Available);
        store.Heal();
        (await unit.SetStatus(city.Command(), UnitStatus.Busy, null)).Value!.Status.ShouldBe(UnitStatus.Busy);
    }

    [Fact]
    public async Task A_change_that_was_stored_although_the_store_reported_a_failure_is_seen_by_the_next_call()
    {
        var unit = await city.Patrol("car-1");
        var command = city.Command("retried");
        store.AfterWrite = TestStore.Failing("unit/");
        await Should.ThrowAsync<Exception>(() => unit.SetStatus(command, UnitStatus.Busy, null));
        store.Heal();
        (await unit.SetStatus(command, UnitStatus.Busy, null)).Value!.Status.ShouldBe(UnitStatus.Busy, "the retry finds its receipt");
        (await unit.SetStatus(city.Command(), UnitStatus.Available, null)).Value!.Version.ShouldBe(4);
    }

    [Fact]
    public async Task A_unit_that_cannot_be_put_on_the_roll_is_not_registered()
    {
        store.BeforeWrite = TestStore.Failing("unitroll/");
        await Should.ThrowAsync<Exception>(() => city.Patrol("car-1"));
        (await city.Unit("car-1").Get()).ShouldBeNull();
    }
}

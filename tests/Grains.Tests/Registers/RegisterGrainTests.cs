using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Registers;
using Dispatch.Grains.Registers;
using Dispatch.Grains.Tests.Incidents;

namespace Dispatch.Grains.Tests.Registers;

public sealed class RegisterGrainTests
{
    private static readonly GeoPoint Centre = GeoPoint.Of(43.88, 125.32);

    private static RegisterEntry Hazard(string code, double east, double radius) =>
        new(code, code, At: Earth.Travel(Centre, Heading.FromDegrees(90), new Metres(east)), Radius: new Metres(radius));

    [Fact]
    public async Task A_hazard_is_near_when_it_lies_near_or_reaches_the_place_itself()
    {
        await using var city = await City.Start();
        var shard = city.Grain<IRegisterShardGrain>("register/Hazards/0");
        (await shard.Put(city.Header(), [Hazard("close", 150, 10), Hazard("far", 900, 10), Hazard("wide", 900, 1000)])).ShouldBeNull();
        (await shard.Near(Centre, new Metres(200))).Select(entry => entry.Code).ShouldBe(["close", "wide"], ignoreOrder: true);
    }

    [Fact]
    public async Task What_was_put_survives_a_restart_and_the_same_command_twice_is_one()
    {
        await using var city = await City.Start();
        const string key = "register/Gates/3";
        var header = city.Header("put-once");
        await city.Grain<IRegisterShardGrain>(key).Put(header, [new RegisterEntry("g", "东门")]);
        await city.Grain<IRegisterShardGrain>(key).Remove(city.Header(), "g");
        await city.Grain<IRegisterShardGrain>(key).Put(header, [new RegisterEntry("g", "东门")]);
        (await city.Grain<IRegisterShardGrain>(key).All()).ShouldBeEmpty("a late repetition must not bring back what was removed");
        (await city.Grain<IRegisterShardGrain>(key).Put(header with { Fingerprint = "other" }, [])).ShouldNotBeNull().Code.ShouldBe("key-reused");
        await city.Grain<IRegisterShardGrain>(key).Put(city.Header(), [new RegisterEntry("h", "西门")]);
        await city.Restart();
        (await city.Grain<IRegisterShardGrain>(key).All()).Single().ShouldSatisfyAllConditions(
            line => line.Entry.Zh.ShouldBe("西门"), line => line.By.ShouldBe(City.Li));
    }

    [Fact]
    public async Task An_import_that_a_restart_cut_off_goes_on_where_it_was()
    {
        await using var city = await City.Start();
        var header = city.Header("import");
        ImmutableArray<RegisterRow> Part(int from) => [.. Enumerable.Range(from, 3).Select(n => new RegisterRow(n + 2, new RegisterEntry($"g{n}", "门")))];
        for (var part = 0; part < 3; part++)
            await city.Grain<IImportChunkGrain>(Imports.ChunkKey("I", part)).Put(Part(part * 3));
        // Its first tick comes at once and the next by the clock, so at most the first part is carried out before the restart.
        City.Ok(await city.Grain<IRegisterImportGrain>("I").Begin(header, new ImportOrder(RegisterKind.Gates, 9, 1, 3)));
        await city.Restart();
        (await city.Grain<IImportListGrain>(Imports.ListKey).All()).ShouldBe(["I"]);
        var progress = await WaitForEndAsync(city);
        (progress.Done, progress.LeftOut, progress.Refused).ShouldBe((9, 1, 0));
        var lines = await Task.WhenAll(RegisterShards.Keys(RegisterKind.Gates).Select(key => city.Grain<IRegisterShardGrain>(key).All()));
        lines.SelectMany(shard => shard).Select(line => line.Entry.Code).Order().ShouldBe(Enumerable.Range(0, 9).Select(n => $"g{n}"));
        (await city.Grain<IImportChunkGrain>(Imports.ChunkKey("I", 0)).Rows()).ShouldBeEmpty();
    }

    private static async Task<ImportProgress> WaitForEndAsync(City city)
    {
        while (true)
        {
            if (await city.Grain<IRegisterImportGrain>("I").Progress() is { EndedAt: not null } ended)
                return ended;
            city.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }
}

using Dispatch.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Storage;
using static Dispatch.Storage.Tests.Notes;

namespace Dispatch.Storage.Tests;

public sealed class RegistrationTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_registered_store_is_the_default_of_all_grains_and_can_be_scanned()
    {
        using (var host = SqliteHost(_folder.File("deep/er/dispatch.db")))
        {
            await host.StartAsync();
            await host.Services.GetRequiredKeyedService<IGrainStorage>("Default").WriteStateAsync(StateName, Grain("a"), New("kept"));
            var rows = new List<ScannedState>();
            await foreach (var row in host.Services.GetRequiredService<IStateScan>().ScanAsync(StateName))
                rows.Add(row);
            rows.ShouldHaveSingleItem().Key.GrainId.ShouldBe("note/a");
            await host.StopAsync();
        }
        File.Exists(_folder.File("deep/er/dispatch.db-wal")).ShouldBeFalse("a clean end leaves one whole file");
    }

    [Fact]
    public async Task A_wrong_file_ends_the_start_with_a_sentence()
    {
        await File.WriteAllTextAsync(_folder.File("letter.txt"), new string('x', 5000));
        using var host = SqliteHost(_folder.File("letter.txt"));
        (await Should.ThrowAsync<StorageUnusableException>(() => host.StartAsync())).Message.ShouldContain("not a SQLite database");
    }

    [Theory]
    [InlineData("Storage:Sqlite:MaxGroupRows is not usable: set at least 1.")]
    public async Task A_wrong_option_ends_the_start_with_the_settings_name_and_the_fix(string expected)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging().AddDispatchSqliteStorage(options => options.MaxGroupRows = 0);
        using var host = builder.Build();
        (await Should.ThrowAsync<OptionsValidationException>(() => host.StartAsync())).Message.ShouldContain(expected);
        new SqliteStorageOptionsCheck().Validate(name: null, new()).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task A_wrong_redis_option_ends_the_start_with_the_settings_name_and_the_fix()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging().AddDispatchRedisStorage(options => options.KeyPrefix = "with*star");
        using var host = builder.Build();
        (await Should.ThrowAsync<OptionsValidationException>(() => host.StartAsync()))
            .Message.ShouldContain("Storage:Redis:KeyPrefix is not usable: use letters");
    }

    private static IHost SqliteHost(string path)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging().AddDispatchSqliteStorage(options => options.Path = path);
        return builder.Build();
    }
}

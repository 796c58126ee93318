using Dispatch.Grains.Alerts;
using Dispatch.Grains.Cells;
using Dispatch.Grains.Cordons;
using Dispatch.Grains.Incidents;
using Dispatch.Grains.Units;
using Dispatch.Silo.Hosting;
using Dispatch.Silo.Seals;
using Dispatch.Storage;
using Dispatch.Storage.Redis;
using Dispatch.Storage.Sqlite;

namespace Dispatch.Silo.Engine;

/// <summary>What is the same for both engines.</summary>
internal static class EngineSetup
{
    /// <summary>The store that the settings name.</summary>
    public static ISiloBuilder AddStorage(this ISiloBuilder silo, HostSettings host)
    {
        if (host.Storage == StorageKind.Memory)
            return silo.AddMemoryGrainStorageAsDefault();
        if (host.Storage == StorageKind.Redis)
        {
            silo.Services.AddOptions<RedisStorageOptions>().BindConfiguration("Storage:Redis");
            return silo.AddDispatchRedisStorage();
        }
        silo.AddDispatchSqliteStorage(sqlite => sqlite.Path = host.DatabasePath);
        silo.Services.AddOptions<SqliteStorageOptions>().BindConfiguration("Storage:Sqlite");
        return silo;
    }

    /// <summary>What the grains of each concept need.</summary>
    public static ISiloBuilder AddConcepts(this ISiloBuilder silo)
    {
        silo.Services.AddSingleton<SealWriter>();
        silo.Services.AddSingleton<ISealSink>(provider => provider.GetRequiredService<SealWriter>());
        silo.Services.AddHostedService(provider => provider.GetRequiredService<SealWriter>());
        silo.Services.AddCells().AddUnits().AddIncidents().AddAlerts().AddCordons();
        return silo;
    }
}

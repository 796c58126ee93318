using System.Diagnostics.Metrics;
using Dispatch.Storage.Redis;
using Dispatch.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Runtime.Hosting;
using Orleans.Storage;

namespace Dispatch.Storage;

/// <summary>Makes a store the default one of all grains, and offers it to tools as <see cref="IStateScan"/>.</summary>
public static class StorageRegistration
{
    private const string DefaultProvider = "Default";

    /// <summary>Keeps all states in one SQLite file.</summary>
    public static IServiceCollection AddDispatchSqliteStorage(
        this IServiceCollection services, Action<SqliteStorageOptions>? configure = null)
    {
        services.AddOptions<SqliteStorageOptions>().Configure(configure ?? (_ => { })).ValidateOnStart();
        services.TryAddSingleton<IValidateOptions<SqliteStorageOptions>, SqliteStorageOptionsCheck>();
        return services.AddStore(provider => new SqliteStateStore(
            provider.GetRequiredService<IOptions<SqliteStorageOptions>>().Value,
            new StorageMetrics("sqlite", provider.GetService<IMeterFactory>()),
            provider.GetRequiredService<ILogger<SqliteStateStore>>()));
    }

    /// <inheritdoc cref="AddDispatchSqliteStorage(IServiceCollection, Action{SqliteStorageOptions})"/>
    public static ISiloBuilder AddDispatchSqliteStorage(this ISiloBuilder builder, Action<SqliteStorageOptions>? configure = null)
    {
        builder.Services.AddDispatchSqliteStorage(configure);
        return builder;
    }

    /// <summary>Keeps all states in a Redis server.</summary>
    public static IServiceCollection AddDispatchRedisStorage(
        this IServiceCollection services, Action<RedisStorageOptions>? configure = null)
    {
        services.AddOptions<RedisStorageOptions>().Configure(configure ?? (_ => { })).ValidateOnStart();
        services.TryAddSingleton<IValidateOptions<RedisStorageOptions>, RedisStorageOptionsCheck>();
        return services.AddStore(provider => new RedisStateStore(
            provider.GetRequiredService<IOptions<RedisStorageOptions>>().Value,
            new StorageMetrics("redis", provider.GetService<IMeterFactory>()),
            provider.GetRequiredService<ILogger<RedisStateStore>>()));
    }

    /// <inheritdoc cref="AddDispatchRedisStorage(IServiceCollection, Action{RedisStorageOptions})"/>
    public static ISiloBuilder AddDispatchRedisStorage(this ISiloBuilder builder, Action<RedisStorageOptions>? configure = null)
    {
        builder.Services.AddDispatchRedisStorage(configure);
        return builder;
    }

    private static IServiceCollection AddStore(this IServiceCollection services, Func<IServiceProvider, IStateStore> open)
    {
        services.AddSingleton(open);
        services.AddSingleton<IStateScan>(provider => provider.GetRequiredService<IStateStore>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, StorageStartup>());
        return services.AddGrainStorage(DefaultProvider, (provider, _) => new GrainStateStorage(
            provider.GetRequiredService<IStateStore>(),
            Utf8JsonStateSerializer.Default));
    }
}

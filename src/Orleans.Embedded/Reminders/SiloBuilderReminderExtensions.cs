using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Storage;
using Orleans.Timers;

namespace Orleans.Hosting;

/// <summary>Reminders over whatever <see cref="IReminderTable"/> is registered.</summary>
public static class SiloBuilderReminderExtensions
{
    public static ISiloBuilder AddReminders(this ISiloBuilder builder)
    {
        builder.Services.AddReminders();
        return builder;
    }

    public static void AddReminders(this IServiceCollection services)
    {
        if (services.Any(static service => service.ServiceType == typeof(ReminderService)))
        {
            return;
        }

        services.AddSingleton<ReminderService>();
        services.AddSingleton<IReminderRegistry>(static provider => provider.GetRequiredService<ReminderService>());
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(static provider => provider.GetRequiredService<ReminderService>());
    }
}

/// <summary>Reminders that last as long as the process.</summary>
public static class SiloBuilderReminderMemoryExtensions
{
    public static ISiloBuilder UseInMemoryReminderService(this ISiloBuilder builder)
    {
        builder.AddReminders();
        builder.Services.TryAddSingleton<IReminderTable, InMemoryReminderTable>();
        return builder;
    }
}

/// <summary>Reminders that last as long as a store. The embedded engine's own: on Orleans use its Redis reminders.</summary>
public static class SiloBuilderReminderStorageExtensions
{
    /// <param name="builder">The engine.</param>
    /// <param name="storageName">A store registered by <c>AddGrainStorage</c>.</param>
    public static ISiloBuilder UseGrainStorageReminderService(this ISiloBuilder builder, string storageName = "Default")
    {
        builder.AddReminders();
        builder.Services.AddSingleton<IReminderTable>(services =>
            new GrainStorageReminderTable(services.GetRequiredKeyedService<IGrainStorage>(storageName)));
        return builder;
    }
}

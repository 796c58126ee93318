using Dispatch.Domain.Recommendation;
using Dispatch.Domain.Roads;
using Dispatch.Domain.Tracking;
using Dispatch.Gateway;
using Dispatch.Gateway.Problems;
using Dispatch.Grains.Cordons;
using Dispatch.Grains.Incidents;
using Dispatch.Import;
using Dispatch.Import.City;
using Dispatch.Silo.Engine;
using Dispatch.Silo.Roads;
using Microsoft.AspNetCore.DataProtection;

namespace Dispatch.Silo.Hosting;

/// <summary>Puts the server together: settings, logs, engine and store, gateway.</summary>
internal static class DispatchHost
{
    /// <summary>
    /// After a restart a city's units come back in one second. Of those that find the queue full the kernel drops the first packet, and
    /// theirs and a dispatcher's next tries are 1, 3, 7 and 15 s later: with Kestrel's 512 and 19,000 units the service answered nobody
    /// else for 20 s. The kernel takes the smaller of this and net.core.somaxconn (4,096 by default).
    /// </summary>
    private const int WaitingToConnect = 32_768;

    /// <exception cref="HostSettingsException">A setting cannot be used; the message names the fix.</exception>
    public static WebApplicationBuilder CreateBuilder(IReadOnlyDictionary<string, string?> settings, RoadMap? roads = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "dispatch",
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
        });
        builder.Configuration.AddInMemoryCollection(settings);
        var host = Read(builder.Configuration);
        builder.Services.AddSingleton(host);
        AddLogging(builder, host);
        AddServer(builder, host);
        if ((roads ?? ReadRoads(host)) is { } map)
            builder.Services.AddSingleton(map).AddSingleton<IRoadEta, PooledRoadEta>().AddCordonWarmUp();
        builder.Services.AddSingleton(Limits(builder.Configuration, "Tracking", TrackingLimits.Default, limits => limits.Fault()));
        builder.Services.AddSingleton(Limits(builder.Configuration, "Recommendation", RecommendationLimits.Default, limits => limits.Fault()));
        HostEngine.Add(builder, host);
        builder.Services.AddSingleton<IFaultMapper, StorageFaultMapper>();
        builder.Services.AddDispatchGateway();
        builder.Services.AddHostedService<MetricsExport>();
        return builder;
    }

    public static WebApplication Build(WebApplicationBuilder builder)
    {
        var app = builder.Build();
        app.UseDispatchGateway();
        app.MapDispatchGateway();
        return app;
    }

    /// <summary>The settings alone, for commands that do not serve.</summary>
    /// <exception cref="HostSettingsException">A setting cannot be used; the message names the fix.</exception>
    public static HostSettings Settings(IReadOnlyDictionary<string, string?> settings)
    {
        var configuration = new ConfigurationManager();
        configuration.AddEnvironmentVariables().AddInMemoryCollection(settings);
        return Read(configuration);
    }

    private static RoadMap? ReadRoads(HostSettings host)
    {
        if (host.Roads is null)
            return null;
        try
        {
            return CityFile.Read(host.Roads);
        }
        catch (Exception error) when (error is IOException or InvalidDataException or ImportException)
        {
            throw new HostSettingsException($"Host:Roads cannot be read: {error.Message} Make the file with dispatch import-roads.");
        }
    }

    private static HostSettings Read(ConfigurationManager configuration) =>
        Limits(configuration, HostSettings.Section, new HostSettings(), host => host.Fault());

    /// <summary>One section over its defaults, checked in the words of the options themselves.</summary>
    private static T Limits<T>(ConfigurationManager configuration, string section, T defaults, Func<T, string?> fault) where T : class
    {
        try
        {
            var bound = configuration.GetSection(section).Get<T>() ?? defaults;
            return fault(bound) is { } sentence ? throw new HostSettingsException(sentence) : bound;
        }
        catch (InvalidOperationException error)
        {
            throw new HostSettingsException($"{error.Message} See docs/operations.md for the settings of {section}.");
        }
    }

    private static void AddLogging(WebApplicationBuilder builder, HostSettings host)
    {
        builder.Logging.ClearProviders();
        if (host.JsonLogs)
            builder.Logging.AddJsonConsole(console => (console.UseUtcTimestamp, console.TimestampFormat) = (true, "O"));
        else
            builder.Logging.AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat) = (true, "HH:mm:ss "));
    }

    private static void AddServer(WebApplicationBuilder builder, HostSettings host)
    {
        builder.WebHost.UseUrls(host.Listen.Split(';', StringSplitOptions.TrimEntries));
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.WebHost.UseSockets(sockets =>
        {
            // One hop less for each message in each direction: 20,000 units are sent to and answer in the same second, and no handler blocks.
            sockets.UnsafePreferInlineScheduling = true;
            sockets.Backlog = WaitingToConnect;
        });
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = host.ShutdownTimeout);
        CreatePrivate(host.KeysPath);
        builder.Services.AddDataProtection().SetApplicationName("dispatch").PersistKeysToFileSystem(new DirectoryInfo(host.KeysPath));
    }

    /// <summary>Keys of sessions are for the server's own account only.</summary>
    private static void CreatePrivate(string directory)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(directory);
        else
            Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}

/// <summary>A setting cannot be used; the message is a sentence that names the fix.</summary>
internal sealed class HostSettingsException(string message) : Exception(message);

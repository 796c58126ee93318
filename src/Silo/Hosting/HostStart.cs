using Dispatch.Domain.Roads;
using Dispatch.Gateway;
using Dispatch.Storage;
using Microsoft.Extensions.Options;

namespace Dispatch.Silo.Hosting;

/// <summary>From settings to a running server, with a sentence instead of a stack trace when something is set up wrongly.</summary>
internal static class HostStart
{
    public const int CannotStart = 2;

    /// <summary>Null after the reason was printed.</summary>
    public static WebApplication? TryBuild(
        IReadOnlyDictionary<string, string?> settings, TextWriter errors, RoadMap? roads = null)
    {
        try
        {
            return DispatchHost.Build(DispatchHost.CreateBuilder(settings, roads));
        }
        catch (Exception error) when (error is HostSettingsException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(error.Message);
            return null;
        }
    }

    /// <summary>False after the reason was printed.</summary>
    public static async Task<bool> StartAsync(WebApplication app, TextWriter output, TextWriter errors, CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (Exception error) when (error is OptionsValidationException or StorageException or IOException)
        {
            errors.WriteLine(error.Message);
            return false;
        }
        var password = await app.Services.EnsureAdministratorAsync(cancellation);
        Announce(app, output, password);
        return true;
    }

    private static void Announce(WebApplication app, TextWriter output, string? password)
    {
        output.WriteLine($"Serving on {string.Join(", ", app.Urls)}");
        if (OpenFiles.Limit() is { } limit)
            output.WriteLine($"Open-files limit {limit}: about {OpenFiles.Connections(limit)} connections. {OpenFiles.Advice}");
        if (password is null)
            return;
        output.WriteLine();
        output.WriteLine($"  First administrator: account admin, one-time password {password}");
        output.WriteLine("  It is shown only now and has to be changed at the first sign-in.");
        output.WriteLine();
    }
}

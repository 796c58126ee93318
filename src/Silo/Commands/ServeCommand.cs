using System.CommandLine;
using Dispatch.Silo.Hosting;

namespace Dispatch.Silo.Commands;

/// <summary><c>dispatch serve</c>: the command centre's server, until it is told to stop.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var settings = new HostArguments();
        var command = new Command("serve", "Serves pages, interfaces and live feeds (the default).");
        settings.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            YoungGeneration.Enlarge();
            return RunAsync(settings.Read(parsed), cancellation);
        });
        return command;
    }

    public static async Task<int> RunAsync(Dictionary<string, string?> settings, CancellationToken cancellation)
    {
        if (HostStart.TryBuild(settings, Console.Error) is not { } app)
            return HostStart.CannotStart;
        await using (app)
        {
            if (!await HostStart.StartAsync(app, Console.Out, Console.Error, cancellation))
                return HostStart.CannotStart;
            await app.WaitForShutdownAsync(cancellation);
        }
        return 0;
    }
}

using System.Net.WebSockets;

namespace Dispatch.Silo.Hosting;

/// <summary>Serves, and beside it does what a command brings with it.</summary>
internal static class BackgroundWork
{
    /// <summary>Ends when the host stops; a failure of the work stops the host.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(WebApplication app, Func<CancellationToken, Task> work, CancellationToken cancellation)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellation, app.Lifetime.ApplicationStopping);
        var running = work(stopping.Token);
        var serving = app.WaitForShutdownAsync(cancellation);
        if (await Task.WhenAny(running, serving) == running && running.IsFaulted)
            await app.StopAsync(CancellationToken.None);
        await serving;
        try
        {
            await running;
            return 0;
        }
        catch (Exception stopped) when (stopping.IsCancellationRequested && stopped is OperationCanceledException or WebSocketException)
        {
            // The socket and the waits end with the host.
            return 0;
        }
    }
}

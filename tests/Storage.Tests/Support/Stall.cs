namespace Dispatch.Storage.Tests;

/// <summary>Ends a stall when disposed.</summary>
internal sealed class Stall(Func<Task> end) : IAsyncDisposable
{
    public async ValueTask DisposeAsync() => await end();
}

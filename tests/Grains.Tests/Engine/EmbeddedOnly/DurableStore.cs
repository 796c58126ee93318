using Dispatch.Storage;

namespace Dispatch.Grains.Tests.Engine;

/// <summary>The product's store for one process: a SQLite file. A cluster's is in the file of this name in OrleansOnly.</summary>
internal sealed class DurableStore : IAsyncDisposable
{
    private string _folder = "";

    public Task StartAsync()
    {
        _folder = Directory.CreateTempSubdirectory("dispatch-grain-tests-").FullName;
        return Task.CompletedTask;
    }

    public void Use(ISiloBuilder silo) => silo.AddDispatchSqliteStorage(options => options.Path = Path.Combine(_folder, "dispatch.db"));

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}

using Dispatch.EndToEnd.Tests.Support;
using Dispatch.Silo.Hosting;

namespace Dispatch.EndToEnd.Tests.Commands;

public sealed class ServingTests
{
    /// <summary>The runtime reads the collector's settings before any code of ours runs: who serves must have been started with them.</summary>
    [Fact]
    public async Task The_process_that_was_started_serves_with_room_between_two_collections()
    {
        using var data = new DataDirectory();
        await using var dispatch = await DispatchProcess.ServeAsync(data.Path);

        var environment = await File.ReadAllTextAsync($"/proc/{dispatch.Id}/environ", TestContext.Current.CancellationToken);

        environment.Split('\0').ShouldContain(setting => setting.StartsWith(YoungGeneration.SizeName + "=", StringComparison.Ordinal));
    }
}

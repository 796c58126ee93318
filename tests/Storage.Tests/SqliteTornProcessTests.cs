using System.Diagnostics;
using System.Globalization;
using Dispatch.Storage.Sqlite;
using Dispatch.Storage.Tests.Writer;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dispatch.Storage.Tests;

/// <summary>The writing process is killed in the middle of its work; the kernel survives, so this is a crash, not a power cut.</summary>
public sealed class SqliteTornProcessTests(ITestOutputHelper output) : IDisposable
{
    private const int Rounds = 20;

    private readonly TestFolder _folder = new();

    private string Path => _folder.File("dispatch.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_acknowledged_write_of_a_killed_process_is_there_and_every_state_is_whole()
    {
        var acknowledged = new Dictionary<string, int>();
        for (var round = 0; round < Rounds; round++)
        {
            var seed = Random.Shared.Next();
            var killAfter = new Random(seed).Next(1, 1500);
            output.WriteLine($"round {round}: seed {seed}, killed after {killAfter} answers");
            await WriteUntilKilledAsync(seed, killAfter, acknowledged);
            await ShouldHoldAsync(acknowledged);
        }
        acknowledged.Count.ShouldBe(16);
    }

    private async Task WriteUntilKilledAsync(int seed, int killAfter, Dictionary<string, int> acknowledged)
    {
        using var writer = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList = { typeof(Sample).Assembly.Location, Path, seed.ToString(CultureInfo.InvariantCulture) },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        var complaint = writer.StandardError.ReadToEndAsync();
        for (var answers = 0; await writer.StandardOutput.ReadLineAsync() is { } line; answers++)
        {
            if (answers == killAfter)
                writer.Kill();
            var parts = line.Split(' ');
            acknowledged[parts[0]] = int.Parse(parts[1], CultureInfo.InvariantCulture);
        }
        await writer.WaitForExitAsync();
        writer.ExitCode.ShouldBe(128 + 9, $"the writer must end by the signal and not by an error of its own: {await complaint}");
    }

    /// <summary>Looked at by a tool before anybody recovers the file, and by the server that recovers it.</summary>
    private async Task ShouldHoldAsync(Dictionary<string, int> acknowledged)
    {
        using (var scan = SqliteStateScan.Open(Path))
            await ShouldHoldAsync(scan, acknowledged);
        await using var store = new SqliteStateStore(new() { Path = Path }, new("sqlite"), NullLogger<SqliteStateStore>.Instance);
        await ShouldHoldAsync(store, acknowledged);
        using var file = SqliteFile.OpenForReading(Path);
        using var connection = file.Connect();
        connection.Ask("PRAGMA integrity_check").ShouldBe("ok");
    }

    private static async Task ShouldHoldAsync(IStateScan scan, Dictionary<string, int> acknowledged)
    {
        var stored = new Dictionary<string, int>();
        await foreach (var row in scan.ScanAsync("torn"))
            stored[row.Key.GrainId] = Sample.Read(row.Json.ToArray()).Number;
        // The write that was under way may be there as well: its caller never heard.
        foreach (var (grain, number) in acknowledged)
            stored[grain].ShouldBeInRange(number, number + 1, grain);
        // What was read once must stay: the next round's unheard write may come on top of this one's.
        foreach (var (grain, number) in stored)
            acknowledged[grain] = number;
    }
}

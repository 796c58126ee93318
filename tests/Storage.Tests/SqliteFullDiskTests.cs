using System.Diagnostics;
using Dispatch.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dispatch.Storage.Tests;

/// <summary>
/// A full disk is met in two ways: by the file's own limit, which any machine can do, and on a real file system of
/// 4 MiB, which only root may mount.
/// </summary>
public sealed class SqliteFullDiskTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task At_the_files_limit_writes_fail_whole_reads_go_on_and_cleared_space_is_used_again()
    {
        await using var store = Open(_folder.File("dispatch.db"), maxFileBytes: 1 << 20);
        var etags = await FillAsync(store);
        await ShouldHoldExactlyAsync(store, etags.Count);

        (await store.ClearAsync(KeyOf(3), etags[3])).Done.ShouldBeTrue();
        (await store.WriteAsync(KeyOf(3), expected: null, Payload(3))).Done.ShouldBeTrue();
        await ShouldHoldExactlyAsync(store, etags.Count);
    }

    [Fact]
    public async Task On_a_full_file_system_writes_fail_whole_and_succeed_without_restart_once_there_is_space()
    {
        var mount = _folder.File("small");
        Directory.CreateDirectory(mount);
        Assert.SkipUnless(Run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", mount), "this user may not mount a small file system");
        try
        {
            var ballast = Path.Combine(mount, "ballast");
            await File.WriteAllBytesAsync(ballast, new byte[2 << 20]);
            await using (var store = Open(Path.Combine(mount, "dispatch.db"), maxFileBytes: null))
            {
                var count = (await FillAsync(store)).Count;
                await ShouldHoldExactlyAsync(store, count);
                File.Delete(ballast);
                (await store.WriteAsync(KeyOf(count), expected: null, Payload(count))).Done.ShouldBeTrue();
                await ShouldHoldExactlyAsync(store, count + 1);
            }
            await using var reopened = Open(Path.Combine(mount, "dispatch.db"), maxFileBytes: null);
            (await reopened.ReadAsync(KeyOf(0))).ShouldNotBeNull();
        }
        finally
        {
            Run("umount", mount).ShouldBeTrue();
        }
    }

    /// <summary>Writes groups of states until the store says it is full, and checks that the group that failed left nothing.</summary>
    private static async Task<List<string>> FillAsync(SqliteStateStore store)
    {
        var etags = new List<string>();
        while (true)
        {
            var group = Enumerable.Range(etags.Count, 8).Select(i => store.WriteAsync(KeyOf(i), expected: null, Payload(i))).ToArray();
            try
            {
                etags.AddRange((await Task.WhenAll(group)).Select(outcome => outcome.ETag!));
            }
            catch (StorageFullException full)
            {
                full.Message.ShouldContain("Nothing was written");
                // The first of the eight may have had a commit of its own before the disk was full.
                etags.AddRange(group.Where(write => write.IsCompletedSuccessfully).Select(write => write.Result.ETag!));
                return etags;
            }
        }
    }

    private static async Task ShouldHoldExactlyAsync(SqliteStateStore store, int count)
    {
        count.ShouldBeGreaterThan(20);
        var found = 0;
        await foreach (var row in store.ScanAsync("full"))
        {
            row.Json.ToArray().ShouldBe(Payload(int.Parse(row.Key.GrainId)));
            found++;
        }
        found.ShouldBe(count);
    }

    private static StateKey KeyOf(int i) => new("full", $"{i:d6}");

    private static byte[] Payload(int i) => Enumerable.Repeat((byte)i, 10_000).ToArray();

    private static SqliteStateStore Open(string path, long? maxFileBytes) => new(
        new() { Path = path, MaxFileBytes = maxFileBytes, CheckpointPages = 100 },
        new("sqlite"),
        NullLogger<SqliteStateStore>.Instance);

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}

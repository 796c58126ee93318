using System.Globalization;
using Orleans.Storage;

namespace Orleans.Runtime;

/// <summary>
/// Reminders in a grain store, spread over a fixed number of records by the grain's stable hash, so that registering
/// one rewrites a small record and a start reads a bounded number of them. One process owns the store.
/// </summary>
internal sealed class GrainStorageReminderTable(IGrainStorage storage) : IReminderTable
{
    private const int ShardCount = 256;
    private const int ShardsReadAtOnce = 16;

    private readonly ReminderShard[] _shards = [.. Enumerable.Range(0, ShardCount).Select(index =>
        new ReminderShard(storage, GrainId.Create("sys.reminders", index.ToString("d3", CultureInfo.InvariantCulture))))];

    public async Task<ReminderTableData> ReadRows(GrainId grainId) =>
        new((await ShardOf(grainId).ReadAsync()).Where(row => row.GrainId == grainId));

    public async Task<ReminderTableData> ReadRows(uint begin, uint end)
    {
        var rows = new List<ReminderEntry>();
        foreach (var group in _shards.Chunk(ShardsReadAtOnce))
        {
            foreach (var shard in await Task.WhenAll(group.Select(shard => shard.ReadAsync())))
            {
                rows.AddRange(shard.Where(row => ReminderRows.IsInRange(row.GrainId, begin, end)));
            }
        }

        return new ReminderTableData(rows);
    }

    public async Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) =>
        (await ShardOf(grainId).ReadAsync()).FirstOrDefault(row => row.GrainId == grainId && row.ReminderName == reminderName);

    public async Task<string?> UpsertRow(ReminderEntry entry)
    {
        var row = ReminderRows.Copy(entry, Guid.NewGuid().ToString("N"));
        await ShardOf(entry.GrainId).ChangeAsync(rows =>
        {
            rows.RemoveAll(old => old.GrainId == row.GrainId && old.ReminderName == row.ReminderName);
            rows.Add(row);
            return true;
        });
        return row.ETag;
    }

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag) => ShardOf(grainId).ChangeAsync(rows =>
        rows.RemoveAll(row => row.GrainId == grainId && row.ReminderName == reminderName && row.ETag == eTag) > 0);

    public Task TestOnlyClearTable() => Task.WhenAll(_shards.Select(shard => shard.ChangeAsync(rows =>
    {
        rows.Clear();
        return true;
    })));

    private ReminderShard ShardOf(GrainId grain) => _shards[grain.GetUniformHashCode() % ShardCount];
}

using System.Collections.Concurrent;

namespace Orleans.Runtime;

/// <summary>Forgets its reminders at the end of the process.</summary>
internal sealed class InMemoryReminderTable : IReminderTable
{
    private readonly ConcurrentDictionary<(GrainId Grain, string Name), ReminderEntry> _rows = new();

    public Task<ReminderTableData> ReadRows(GrainId grainId) => Rows(row => row.GrainId == grainId);

    public Task<ReminderTableData> ReadRows(uint begin, uint end) => Rows(row => ReminderRows.IsInRange(row.GrainId, begin, end));

    public Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) =>
        Task.FromResult(_rows.GetValueOrDefault((grainId, reminderName)));

    public Task<string?> UpsertRow(ReminderEntry entry)
    {
        var etag = Guid.NewGuid().ToString("N");
        _rows[(entry.GrainId, entry.ReminderName)] = ReminderRows.Copy(entry, etag);
        return Task.FromResult<string?>(etag);
    }

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag) => Task.FromResult(
        _rows.TryGetValue((grainId, reminderName), out var row) && row.ETag == eTag
        && _rows.TryRemove(KeyValuePair.Create((grainId, reminderName), row)));

    public Task TestOnlyClearTable()
    {
        _rows.Clear();
        return Task.CompletedTask;
    }

    private Task<ReminderTableData> Rows(Func<ReminderEntry, bool> wanted) =>
        Task.FromResult(new ReminderTableData(_rows.Select(entry => entry.Value).Where(wanted)));
}

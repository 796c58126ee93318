using System.Diagnostics.CodeAnalysis;
using Orleans.Storage;

namespace Orleans.Runtime;

/// <summary>One record of reminders: read once, then kept; written one change after the other.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle is never asked for holds nothing to dispose.")]
internal sealed class ReminderShard(IGrainStorage storage, GrainId id)
{
    private const string StateName = "reminders";
    private readonly SemaphoreSlim _turn = new(1);
    private GrainState<ReminderShardState>? _record;

    public async Task<IReadOnlyList<ReminderEntry>> ReadAsync()
    {
        await _turn.WaitAsync();
        try
        {
            return Entries(await LoadAsync());
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Writes the rows if <paramref name="change"/> says that it changed them. After a failed write the record is read anew.</summary>
    public async Task<bool> ChangeAsync(Func<List<ReminderEntry>, bool> change)
    {
        await _turn.WaitAsync();
        try
        {
            var record = await LoadAsync();
            var rows = Entries(record);
            if (!change(rows))
            {
                return false;
            }

            _record = null;
            record.State = new ReminderShardState { Rows = [.. rows.Select(ReminderRow.From)] };
            await storage.WriteStateAsync(StateName, id, record);
            _record = record;
            return true;
        }
        finally
        {
            _turn.Release();
        }
    }

    private static List<ReminderEntry> Entries(GrainState<ReminderShardState> record) =>
        [.. (record.State?.Rows ?? []).Select(row => row.ToEntry())];

    private async Task<GrainState<ReminderShardState>> LoadAsync()
    {
        if (_record is null)
        {
            var record = new GrainState<ReminderShardState>(new ReminderShardState());
            await storage.ReadStateAsync(StateName, id, record);
            _record = record;
        }

        return _record;
    }
}

/// <summary>The stored form.</summary>
internal sealed class ReminderShardState
{
    public List<ReminderRow> Rows { get; set; } = [];
}

/// <summary>The stored form of one reminder. Times are UTC.</summary>
internal sealed class ReminderRow
{
    public string Grain { get; set; } = "";

    public string Name { get; set; } = "";

    public DateTime StartAt { get; set; }

    public TimeSpan Period { get; set; }

    public string Etag { get; set; } = "";

    public static ReminderRow From(ReminderEntry entry) => new()
    {
        Grain = entry.GrainId.ToString(),
        Name = entry.ReminderName,
        StartAt = entry.StartAt,
        Period = entry.Period,
        Etag = entry.ETag,
    };

    public ReminderEntry ToEntry() => new()
    {
        GrainId = GrainId.Parse(Grain),
        ReminderName = Name,
        StartAt = StartAt,
        Period = Period,
        ETag = Etag,
    };
}

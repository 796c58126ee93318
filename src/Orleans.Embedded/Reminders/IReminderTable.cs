namespace Orleans;

/// <summary>Where reminders are kept.</summary>
public interface IReminderTable
{
    Task StartAsync(CancellationToken cancellationToken = default) => Init();

    Task Init() => Task.CompletedTask;

    Task<ReminderTableData> ReadRows(GrainId grainId);

    /// <summary>Rows whose <see cref="GrainId.GetUniformHashCode"/> lies in (begin, end]; all rows if both are equal.</summary>
    Task<ReminderTableData> ReadRows(uint begin, uint end);

    Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName);

    /// <returns>The row's new ETag; null if the row could not be written.</returns>
    Task<string?> UpsertRow(ReminderEntry entry);

    /// <returns>False if there is no such row with this ETag.</returns>
    Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag);

    Task TestOnlyClearTable();

    Task StopAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;
}

/// <summary>Rows of the reminder table.</summary>
public sealed class ReminderTableData
{
    public ReminderTableData()
        : this([])
    {
    }

    public ReminderTableData(ReminderEntry entry)
        : this([entry])
    {
    }

    public ReminderTableData(IEnumerable<ReminderEntry> list) => Reminders = [.. list];

    public IList<ReminderEntry> Reminders { get; }
}

/// <summary>One reminder: due at <see cref="StartAt"/> and every <see cref="Period"/> after it.</summary>
public sealed class ReminderEntry
{
    public GrainId GrainId { get; set; }

    public string ReminderName { get; set; } = "";

    /// <summary>UTC.</summary>
    public DateTime StartAt { get; set; }

    public TimeSpan Period { get; set; }

    public string ETag { get; set; } = "";

    public override string ToString() => $"<GrainId={GrainId} ReminderName={ReminderName} Period={Period}>";
}

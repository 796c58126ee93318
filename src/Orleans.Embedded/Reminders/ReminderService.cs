using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Reminders;
using Orleans.Timers;

namespace Orleans.Runtime;

/// <summary>Keeps one alarm for each row of the reminder table.</summary>
internal sealed partial class ReminderService : IReminderRegistry, ILifecycleParticipant<ISiloLifecycle>
{
    private readonly IReminderTable _table;
    private readonly ReminderOptions _options;
    private readonly Engine _engine;
    private readonly ConcurrentDictionary<(GrainId Grain, string Name), ReminderAlarm> _alarms = new();

    public ReminderService(IReminderTable table, IOptions<ReminderOptions> options, Engine engine)
    {
        _table = table;
        _options = options.Value;
        _engine = engine;
        Clock = engine.Services.GetKeyedService<TimeProvider>(ReminderTimeProviderNames.Reminders)
            ?? engine.Services.GetRequiredService<TimeProvider>();
    }

    public TimeProvider Clock { get; }

    public DateTime Now => Clock.GetUtcNow().UtcDateTime;

    /// <summary>The table opens before grains are called; the first ticks come when everything else has started.</summary>
    public void Participate(ISiloLifecycle lifecycle)
    {
        lifecycle.Subscribe<ReminderService>(ServiceLifecycleStage.ApplicationServices, _table.StartAsync, _table.StopAsync);
        lifecycle.Subscribe<ReminderService>(ServiceLifecycleStage.Active, LoadAsync, _ =>
        {
            StopAlarms();
            return Task.CompletedTask;
        });
    }

    public async Task<IGrainReminder> RegisterOrUpdateReminder(GrainId callingGrainId, string reminderName, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentException.ThrowIfNullOrEmpty(reminderName);
        ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
        if (period < _options.MinimumReminderPeriod)
        {
            throw new ArgumentException(
                $"Cannot register reminder {reminderName} as requested period ({period}) is less than minimum allowed reminder period ({_options.MinimumReminderPeriod}).",
                nameof(period));
        }

        var entry = new ReminderEntry { GrainId = callingGrainId, ReminderName = reminderName, StartAt = Now + dueTime, Period = period };
        entry.ETag = await _table.UpsertRow(entry)
            ?? throw new ReminderException($"Could not store reminder {reminderName} of {callingGrainId}.");
        Set(entry);
        return new Reminder(reminderName, entry.ETag);
    }

    public async Task UnregisterReminder(GrainId callingGrainId, IGrainReminder reminder)
    {
        if (reminder is not Reminder { Etag: var etag } || !await _table.RemoveRow(callingGrainId, reminder.ReminderName, etag))
        {
            throw new ReminderException($"Could not unregister reminder {reminder.ReminderName} of {callingGrainId}: it was changed or removed by somebody else.");
        }

        if (_alarms.TryRemove((callingGrainId, reminder.ReminderName), out var alarm))
        {
            alarm.Dispose();
        }
    }

    public async Task<IGrainReminder?> GetReminder(GrainId callingGrainId, string reminderName) =>
        await _table.ReadRow(callingGrainId, reminderName) is { } row ? new Reminder(row.ReminderName, row.ETag) : null;

    public async Task<List<IGrainReminder>> GetReminders(GrainId callingGrainId) =>
        [.. (await _table.ReadRows(callingGrainId)).Reminders.Select(row => new Reminder(row.ReminderName, row.ETag))];

    /// <summary>An ordinary call, so it activates the grain. A failure is the grain's affair; the next tick comes all the same.</summary>
    public async Task Remind(ReminderEntry entry)
    {
        try
        {
            var grain = _engine.References.Create<IRemindable>(entry.GrainId);
            await grain.ReceiveReminder(entry.ReminderName, new TickStatus(entry.StartAt, entry.Period, Now));
        }
        catch (Exception failure)
        {
            LogReminderFailed(_engine.Logger, entry.ReminderName, entry.GrainId, failure);
        }
    }

    private async Task LoadAsync(CancellationToken token)
    {
        foreach (var row in (await _table.ReadRows(0, 0)).Reminders)
        {
            token.ThrowIfCancellationRequested();
            Set(row);
        }
    }

    private void Set(ReminderEntry entry)
    {
        var alarm = new ReminderAlarm(this, entry);
        _alarms.AddOrUpdate((entry.GrainId, entry.ReminderName), alarm, (_, old) =>
        {
            old.Dispose();
            return alarm;
        });
        alarm.Start();
    }

    private void StopAlarms()
    {
        foreach (var (_, alarm) in _alarms)
        {
            alarm.Dispose();
        }

        _alarms.Clear();
    }

    private sealed record Reminder(string ReminderName, string Etag) : IGrainReminder;

    [LoggerMessage(LogLevel.Error, "Reminder {Reminder} of {Grain} failed; it comes again after its period")]
    private static partial void LogReminderFailed(ILogger logger, string reminder, GrainId grain, Exception failure);
}

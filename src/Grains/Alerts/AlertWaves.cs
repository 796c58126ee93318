using System.Collections.Immutable;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Orders;
using Dispatch.Domain.Alerting.Waves;

namespace Dispatch.Grains.Alerts;

/// <summary>The next wave: planned while its command is written, queued at the shards, then recorded. A crash at any point is gone on from.</summary>
internal sealed class AlertWaves(AlertBook book, AlertParts parts)
{
    // While places are open, somebody new may have come near.
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);

    // After a restart units report one after the other; a look at the whole city costs some tenths of a second of one processor.
    private static readonly TimeSpan LookForMissing = TimeSpan.FromSeconds(2);

    // Units report every 10 to 60 s: who is not seen for so long after a restart is not waited for.
    private static readonly TimeSpan WaitFor = TimeSpan.FromMinutes(5);

    private readonly AlertSending _sending = new(book.Id, parts);
    private readonly AlertLog _log = new(book.Id, parts);
    private bool _resumed = book.Memory.Wanted > 0;
    private Task<SendingStep>? _ahead;

    private AlertMemory Memory => book.Memory;

    /// <summary>Answers decide what comes next.</summary>
    public static bool WantsAnswers(Alert alert) => alert.Order.Quota > 0 || alert.Order.Kind == AlertKind.Posts;

    /// <summary>
    /// A wave is planned while the command that asks for it is on its way to the disk: planning only reads. Nobody is told before both
    /// are done.
    /// </summary>
    public async Task WriteAndLookAhead(AlertMemory next)
    {
        _ahead = next is { Wanted: > 0, Alert.IsActive: true } ? Plan(next) : null;
        await book.Write(next);
    }

    /// <summary>
    /// While the order waits for its second person, the shards write down who would be told if it were released now. Who is told is decided
    /// anew at the release; whoever is among these needs not be written again.
    /// </summary>
    public async Task Prepare()
    {
        if (Memory is { Alert.Standing: AlertStanding.AwaitsRelease } memory)
            await _sending.Prepare(memory, (await Plan(memory)).Plan.Recipients, parts.Time.GetUtcNow());
    }

    /// <summary>
    /// The next wave, when the state asks for one. Shards first, then the record: a crash between repeats the look, and whoever is told
    /// already is not told again.
    /// </summary>
    /// <returns>When to look again; null when only news can change something.</returns>
    public async Task<DateTimeOffset?> Next()
    {
        var (alert, now, ahead) = (Memory.Alert!, parts.Time.GetUtcNow(), _ahead);
        _ahead = null;
        var onlyFreed = Memory.Wanted == 0 && !WantsAnswers(alert);
        if ((onlyFreed && !alert.Order.EyesOnly) || HasNoPlan(alert))
            return null;
        var step = await (ahead ?? Plan(Memory));
        alert = await Prepare(alert, step, now);
        if (onlyFreed)
            return step.Looking ? now + LookEvery : null;
        var (wave, fresh) = Remaining(step);
        if (await Queue(alert, step with { Wave = wave }, fresh) is not { } whole)
            return now + LookForMissing;
        _resumed = false;
        if (Memory.Sent(whole) is var done && done != Memory)
            await book.Write(done);
        return (step.Plan.Open > 0 || step.Looking) && !(step.Plan.LookAgainAt < now + LookEvery) ? now + LookEvery : step.Plan.LookAgainAt;
    }

    private async Task<SendingStep> Plan(AlertMemory memory) => await _sending.Plan(
        memory, await _log.IsVerified(memory.Alert!.Order.Incident), memory.Wanted > 1 && memory.Planned.IsEmpty, parts.Time.GetUtcNow());

    /// <summary>Those who were told already: their new posts, the full alert for who is free now, thanks to who is too many.</summary>
    private async Task<Alert> Prepare(Alert alert, SendingStep step, DateTimeOffset now)
    {
        if (step.NewMessage)
            await book.Write(Memory with { Alert = alert = UpdatePosts.Free(alert, step.Plan.Freed.Length, now) });
        if (!step.Moved.IsEmpty)
            await _sending.Renew(Memory, step.Moved, now);
        if (!step.Plan.Surplus.IsEmpty)
            book.Hear(await _sending.End(Memory, EndingKind.Released, step.Plan.Surplus, now));
        return alert;
    }

    // After a crash the cells know nobody until they report again: a wave that was begun goes on until as many are told as it was for.
    private (ImmutableArray<Recipient> Wave, ImmutableArray<Recipient> Fresh) Remaining(SendingStep step)
    {
        var begun = step.Wave.Length - step.Plan.Recipients.Length;
        ImmutableArray<Recipient> fresh = Memory.WaveSize > 0 ? [.. step.Plan.Recipients.Take(Memory.WaveSize - begun)] : step.Plan.Recipients;
        return ([.. step.Wave.Take(begun), .. fresh], fresh);
    }

    /// <summary>The alert with the wave recorded; null while more of it is to come, or when there is nobody to be told.</summary>
    private async Task<Alert?> Queue(Alert alert, SendingStep step, ImmutableArray<Recipient> fresh)
    {
        var (now, wave, excluded) = (parts.Time.GetUtcNow(), step.Wave, step.Excluded);
        var waited = Memory.Wanted == 0 || now - Memory.WantedSince >= WaitFor;
        if (wave.IsEmpty)
            return Memory.Wanted == 0 ? alert : waited || alert.Eligible == 0 ? alert with { Excluded = excluded } : null;
        var sent = SendWave.Decide(alert, wave, excluded, alert.ReleasedBy ?? alert.OrderedBy, now);
        if (sent.Value is not { } recorded)
            return alert;
        var size = Memory.WaveSize > 0 ? Memory.WaveSize : Math.Max(wave.Length, _resumed ? Foreseen(alert, step) : 0);
        var begin = Memory.WaveSize == 0 && !fresh.IsEmpty
            ? book.Write(Memory with { Wanted = alert.Waves.Length + 1, WaveSize = size, WantedSince = Memory.Wanted == 0 ? now : Memory.WantedSince })
            : Task.CompletedTask;
        try
        {
            if (!fresh.IsEmpty)
                book.Hear(await _sending.Queue(Memory, fresh, now));
            await _sending.Tally(wave, now);
        }
        finally
        {
            // Beside the shards' own writes: which of them a crash leaves does not matter, see Foreseen.
            await begin;
        }
        return waited || wave.Length >= size ? recorded : null;
    }

    /// <summary>
    /// How many the first wave was for when a crash came before that was on disk: as many as were eligible at the order. Fewer are seen now,
    /// since units report again one after the other.
    /// </summary>
    private static int Foreseen(Alert alert, SendingStep step) =>
        alert.Order.Quota == 0 && alert.Waves.IsEmpty && alert.Order.Kind != AlertKind.Posts ? Math.Min(alert.Eligible, step.Room) : 0;

    /// <summary>The cordon let everybody go: nobody is asked until it names somebody.</summary>
    private bool HasNoPlan(Alert alert) => alert.Order.Kind == AlertKind.Posts && Memory.Planned.IsEmpty;
}

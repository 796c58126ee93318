using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Orders;
using Dispatch.Domain.Alerting.Retention;
using Dispatch.Domain.Incidents;
using Dispatch.Grains.Incidents;

namespace Dispatch.Grains.Alerts;

/// <summary>
/// Every command: what was answered already, decide (Domain), one durable write, then follow: whatever the state says is still to be
/// told to shards, log and board is told, and told again after a crash, because it is worked out from the state.
/// </summary>
internal sealed class AlertGrain([PersistentState("alert")] IPersistentState<AlertRecord> stored, AlertParts parts) : Grain, IAlertGrain
{
    private AlertSending _sending = null!;
    private AlertLog _log = null!;
    private AlertBook _book = null!;
    private AlertWaves _waves = null!;
    private AlertFollowing _following = null!;

    private AlertId Id => new(this.GetPrimaryKeyString());

    private AlertMemory Memory => _book.Memory;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_sending, _log, _book) = (new AlertSending(Id, parts), new AlertLog(Id, parts), new AlertBook(Id, stored, DeactivateOnIdle));
        if (Memory is { Alert: not null, Kept: null })
            _book.Hear(await _sending.Sums(Memory));
        _waves = new AlertWaves(_book, parts);
        _following = new AlertFollowing(this, _book, _waves, parts);
    }

    public Task<AlertView?> Get() => Task.FromResult(_book.View());

    public Task<RememberedAlert?> Remembered() =>
        Task.FromResult(Memory.Alert is { } alert ? new RememberedAlert(alert, Memory.Shards) : null);

    public Task Heard(int shard, ShardSummary summary)
    {
        _book.Hear(shard, summary);
        return Task.CompletedTask;
    }

    public async Task<Outcome<AlertPreview>> Preview(AlertOrder order, DateTimeOffset at)
    {
        var incident = await _log.Incident(order.Incident);
        if (incident.Refusal is { } refusal)
            return refusal;
        return await _sending.Preview(order, incident.Value!.VerifiedAt is not null, at);
    }

    public async Task<Outcome<AlertView>> Order(CommandHeader header, AlertOrder order)
    {
        if (Memory.Alert is null)
        {
            var incident = await _log.Incident(order.Incident);
            if (incident.Refusal is { } closed)
                return closed;
            var choice = await _sending.Choose(order, header.At);
            var outcome = OrderAlert.Decide(order, incident.Value!.VerifiedAt is not null, choice, header, parts.Limits);
            if (outcome.Value is not { } alert)
                return outcome.Refusal!;
            if (await _log.Announce(order, AlertShards.For(order, choice.Eligible.Length, parts.Options)) is { } full)
                return full;
            var memory = AlertMemory.Nothing with { Alert = alert, Shards = AlertShards.For(order, choice.Eligible.Length, parts.Options) };
            await _waves.WriteAndLookAhead(alert.IsActive ? memory.Wanting(1, header.At) : memory);
        }
        return await Answer(Memory.Alert!.Recall(header) ?? AlertRefusals.IdTaken(Id));
    }

    public Task<Outcome<AlertView>> Release(CommandHeader header) =>
        Do(header, alert => ReleaseAlert.Decide(alert, header), memory => memory.Wanting(1, header.At));

    public Task<Outcome<AlertView>> NextWave(CommandHeader header) => Do(
        header, alert => alert.IsActive ? alert.Receipted(header) : alert.NotActive(), memory => memory.Wanting(memory.Alert!.Waves.Length + 1, header.At));

    public Task<Outcome<AlertView>> Retract(CommandHeader header, string reason) => Do(header, alert => EndAlert.Retract(alert, reason, header));

    public Task<Outcome<AlertView>> StandDown(CommandHeader header, string? reason) => Do(header, alert => EndAlert.StandDown(alert, reason, header));

    public async Task<Outcome<PostsAnswer>> AskPosts(CommandHeader header, CordonPosts posts)
    {
        var (memory, refusal) = await _sending.WithPosts(Memory, header, posts, await _log.Incident(posts.Order.Incident));
        if (refusal is not null)
            return refusal;
        if (!ReferenceEquals(memory, Memory))
            await _book.Write(memory);
        await _following.Follow();
        var missing = await _sending.NotToBeHad(Memory, posts);
        if (missing.Any(unit => Memory.Planned.Any(plan => plan.Unit == unit)))
            await _book.Write(Memory with { Planned = Memory.Planned.RemoveAll(plan => missing.Contains(plan.Unit)) });
        return new PostsAnswer(missing);
    }

    public async Task LetGo(ImmutableArray<UnitId> units, DateTimeOffset at)
    {
        if (Memory.Alert is not { } alert)
            return;
        var planned = Memory.Planned.RemoveAll(plan => units.Contains(plan.Unit));
        await _book.Write(Memory with { Planned = planned, LettingGo = [.. Memory.LettingGo.Union(units)], Alert = UpdatePosts.Keep(alert, planned) });
        await _following.Follow();
    }

    public async Task<int> Forget(RetentionCut cut)
    {
        if (Memory.Alert is not { IsOver: true } alert || alert.EndedAt >= cut.Before)
            return 0;
        await _book.KeepCounts();
        var deleted = await _sending.Delete(Memory);
        _book.ForgetSums();
        await _log.Record(alert.Order.Incident, cut, deleted);
        return deleted;
    }

    private async Task<Outcome<AlertView>> Do(CommandHeader header, Func<Alert, Outcome<Alert>> decide, Func<AlertMemory, AlertMemory>? then = null)
    {
        if (Memory.Alert is not { } alert)
            return AlertRefusals.Unknown(Id);
        if (alert.Recall(header) is { } recalled)
            return await Answer(recalled);
        var outcome = decide(alert);
        if (outcome.Value is { } next && !ReferenceEquals(next, alert))
            await _waves.WriteAndLookAhead((then ?? (same => same))(Memory with { Alert = next }));
        return await Answer(outcome);
    }

    private async Task<Outcome<AlertView>> Answer(Outcome<Alert> outcome)
    {
        if (outcome.Refusal is { } refusal)
            return refusal;
        await _following.Follow();
        return _book.View()!;
    }
}

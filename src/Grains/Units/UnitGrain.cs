using Dispatch.Domain;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Units;
using Dispatch.Grains.Cells;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Utilities;

namespace Dispatch.Grains.Units;

/// <summary>Holds one <see cref="UnitState"/>, writes each change before it answers, then tells the unit's cell and watchers.</summary>
internal sealed partial class UnitGrain(
    [PersistentState("unit")] IPersistentState<UnitRecord> stored,
    IOptions<UnitOptions> options,
    TimeProvider time,
    ILogger<UnitGrain> logger) : Grain, IUnitGrain
{
    private readonly ObserverManager<IUnitObserver> watchers =
        new(options.Value.WatchLease, logger) { GetDateTime = () => time.GetUtcNow().UtcDateTime };
    private IGrainTimer? taskCheck;
    private DateTimeOffset seenAt;

    private UnitState State => stored.State.Unit;

    private UnitId Id => new(this.GetPrimaryKeyString());

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        KeepCheckingTask();
        return Task.CompletedTask;
    }

    public async Task<Outcome<UnitView>> Register(CommandHeader header, UnitProfile profile)
    {
        if (profile.Id != Id)
            return new Refusal("wrong-unit", $"The profile is of {profile.Id}, not of {Id}.", Field: "id");
        // The roll first: a unit that is on it but not registered is harmless, the other way round it would be lost.
        if (!State.IsRegistered && State.Register(profile, header.At).Ok)
            await GrainFactory.GetGrain<IUnitRollGrain>(UnitRoll.KeyOf(Id)).Add([Id]);
        return await Decide(State.Once(header, state => state.Register(profile, header.At)));
    }

    public Task<Outcome<UnitView>> SetDuty(CommandHeader header, bool onDuty) =>
        Decide(State.Once(header, state => state.SetDuty(onDuty, header.At)));

    public Task<Outcome<UnitView>> SetOptIn(CommandHeader header, bool optedIn) =>
        Decide(State.Once(header, state => state.SetOptIn(optedIn)));

    public Task<Outcome<UnitView>> SetStatus(CommandHeader header, UnitStatus status, string? label) =>
        Decide(State.Once(header, state => state.SetStatus(status, label, header.At)));

    public Task<UnitView?> Get() => Task.FromResult(State.View());

    public Task<Outcome<UnitView>> Reserve(UnitTask task, CommandHeader header) => Decide(State.Reserve(task, header.At));

    public Task Follow(IncidentId incident, UnitStatus status, bool released, DateTimeOffset at) =>
        Become(released ? State.Release(incident, options.Value.Policy, at) : State.Follow(incident, status, at));

    public async Task<UnitSummary?> EnterCell(CellId cell, DateTimeOffset at)
    {
        var left = State.Cell is { } known && known != cell ? known : (CellId?)null;
        if (left is not null && at < seenAt)
            (left, at) = (cell, seenAt); // Late news from a cell that the unit left before.
        else if (State.IsRegistered)
            (stored.State.Unit, seenAt) = (State.Enter(cell), at);
        if (left is { } other)
            await GrainFactory.GetGrain<ICellGrain>(other.ToString()).Left(Id, at);
        return State.Summary(options.Value.Policy);
    }

    public Task<UnitView?> Watch(IUnitObserver observer)
    {
        watchers.Subscribe(observer, observer);
        return Get();
    }

    public Task Unwatch(IUnitObserver observer)
    {
        watchers.Unsubscribe(observer);
        return Task.CompletedTask;
    }
}

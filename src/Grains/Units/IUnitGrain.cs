using Dispatch.Domain;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Units;
using Orleans.Concurrency;

namespace Dispatch.Grains.Units;

/// <summary>
/// One unit: its profile, duty, status and what was promised to it. Key: the unit id.
/// Durable. Never called for an ordinary position report, only when the unit enters another cell.
/// </summary>
[Alias("dispatch.IUnitGrain")]
public interface IUnitGrain : IGrainWithStringKey
{
    /// <summary>Registers the unit or replaces its profile.</summary>
    [Alias("Register")]
    Task<Outcome<UnitView>> Register(CommandHeader header, UnitProfile profile);

    [Alias("SetDuty")]
    Task<Outcome<UnitView>> SetDuty(CommandHeader header, bool onDuty);

    /// <summary>A taxi or volunteer agrees to be mobilised or takes that back.</summary>
    [Alias("SetOptIn")]
    Task<Outcome<UnitView>> SetOptIn(CommandHeader header, bool optedIn);

    /// <summary>Sets a status that does not belong to an assignment: Available, Busy or OutOfService.</summary>
    [Alias("SetStatus")]
    Task<Outcome<UnitView>> SetStatus(CommandHeader header, UnitStatus status, string? label);

    /// <summary>Null when no such unit was registered.</summary>
    [Alias("Get")]
    Task<UnitView?> Get();

    /// <summary>Called by an incident, which owns the assignment. Refused when the unit is off duty or promised elsewhere.</summary>
    [Alias("Reserve")]
    Task<Outcome<UnitView>> Reserve(UnitTask task, CommandHeader header);

    /// <summary>Called by the incident after an assignment moved on; null step = released.</summary>
    [Alias("Follow")]
    Task Follow(IncidentId incident, UnitStatus status, bool released, DateTimeOffset at);

    /// <summary>A cell saw the unit for the first time: remembers the cell, answers who the unit is; null when unregistered.</summary>
    [Alias("EnterCell")]
    Task<UnitSummary?> EnterCell(CellId cell, DateTimeOffset at);

    /// <summary>
    /// Subscribes for a lease of 60 s (memory only; an <c>ObserverManager</c>) and answers the view; null when unregistered.
    /// The unit's own screen learns every change of duty, status and task this way. Watching again renews the lease.
    /// </summary>
    [Alias("Watch")]
    Task<UnitView?> Watch(IUnitObserver observer);

    [Alias("Unwatch")]
    Task Unwatch(IUnitObserver observer);
}

/// <summary>Gets every change of one unit. Views may overtake each other: the higher version wins.</summary>
[Alias("dispatch.IUnitObserver")]
public interface IUnitObserver : IGrainObserver
{
    [OneWay, Alias("Changed")]
    Task Changed(UnitView view);
}

/// <summary>A unit as screens see it.</summary>
/// <param name="Label">The agency's own word for the status, if one was given.</param>
[GenerateSerializer, Immutable, Alias("dispatch.UnitView")]
public sealed record UnitView(
    UnitProfile Profile,
    bool OnDuty,
    UnitStatus Status,
    string? Label,
    DateTimeOffset StatusSince,
    UnitTask? Task,
    CellId? Cell,
    long Version);

internal static class UnitViews
{
    /// <summary>Null while unregistered.</summary>
    public static UnitView? View(this UnitState state) => state.Profile is null ? null : new UnitView(
        state.Profile, state.OnDuty, state.Status, state.Label, state.StatusSince, state.Task, state.Cell, state.Version);
}

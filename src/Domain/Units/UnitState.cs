using Dispatch.Domain.Geo;
using Dispatch.Domain.Units.Rules;

namespace Dispatch.Domain.Units;

/// <summary>
/// A unit as it is remembered. Each method answers the state afterwards, the same instance when nothing changed,
/// or a refusal. The profile is null until the unit is registered.
/// </summary>
/// <param name="Cell">The cell that saw it last; written along with other changes, never on its own.</param>
/// <param name="Version">Grows by one with each change that is written.</param>
[GenerateSerializer, Immutable, Alias("dispatch.UnitState")]
public sealed record UnitState(
    UnitProfile? Profile,
    bool OnDuty,
    UnitStatus Status,
    string? Label,
    DateTimeOffset StatusSince,
    UnitTask? Task,
    DateTimeOffset? RestUntil,
    CellId? Cell,
    Receipts Receipts,
    long Version)
{
    public static readonly UnitState Unregistered =
        new(null, false, UnitStatus.OutOfService, null, default, null, null, null, Receipts.None, 0);

    public bool IsRegistered => Profile is not null;

    /// <summary>
    /// Carries out a command unless it was carried out before; a repeated one changes nothing. Also a command that found
    /// everything as wanted leaves a receipt: repeated later, it must not undo what came between.
    /// </summary>
    public Outcome<UnitState> Once(CommandHeader header, Func<UnitState, Outcome<UnitState>> decide)
    {
        if (Receipts.Find(header.Key) is { } receipt)
            return receipt.Fingerprint == header.Fingerprint ? this : Receipts.KeyReused(header.Key);
        var outcome = decide(this);
        return outcome.Ok ? outcome.Value! with { Receipts = Receipts.With(header, Version + 1) } : outcome;
    }

    /// <summary>A new unit is off duty; a known one keeps everything but its profile.</summary>
    public Outcome<UnitState> Register(UnitProfile profile, DateTimeOffset at) =>
        ProfileIsComplete.Check(profile) is { } refusal ? refusal
        : IsRegistered ? this with { Profile = profile }
        : this with { Profile = profile, StatusSince = at };

    public Outcome<UnitState> SetDuty(bool onDuty, DateTimeOffset at) =>
        UnitIsRegistered.Check(this) is { } unknown ? unknown
        : OnDuty == onDuty ? this
        : !onDuty && Task is not null ? OnTask.Refuse(this)
        : (this with { OnDuty = onDuty }).Become(onDuty ? UnitStatus.Available : UnitStatus.OutOfService, null, at);

    /// <summary>A civilian agreed to be mobilised, or takes that back; both without giving a reason.</summary>
    public Outcome<UnitState> SetOptIn(bool optedIn) =>
        UnitIsRegistered.Check(this) is { } unknown ? unknown
        : !Profile!.Kind.IsCivilian() ? new Refusal("not-civilian", $"{Profile.CallSign} is no civilian; officers are always in.", RefusalKind.Conflict, "unit")
        : Profile.OptedIn == optedIn ? this
        : this with { Profile = Profile with { OptedIn = optedIn } };

    public Outcome<UnitState> SetStatus(UnitStatus status, string? label, DateTimeOffset at)
    {
        var refusal = UnitIsRegistered.Check(this) ?? StatusIsOwn.Check(status) ?? LabelMeansStatus.Check(status, label)
            ?? MustBeOnDuty.Check(this) ?? OnTask.Check(this);
        return refusal is not null ? refusal : Become(status, label, at);
    }

    /// <summary>
    /// Promises the unit to an incident. Again for the same incident only corrects what it was told (another address), if anything.
    /// </summary>
    public Outcome<UnitState> Reserve(UnitTask task, DateTimeOffset at)
    {
        if (Task?.Incident == task.Incident)
            return Task == task ? this : this with { Task = task };
        var refusal = ReservationRules.Check(this, task);
        return refusal is not null ? refusal : (this with { Task = task }).Become(UnitStatus.Dispatched, null, at);
    }

    /// <summary>Goes along with its assignment; late, repeated and foreign news change nothing.</summary>
    public UnitState Follow(IncidentId incident, UnitStatus status, DateTimeOffset at) =>
        Task?.Incident == incident && StatusMoves.IsForward(Status, status) ? Become(status, null, at) : this;

    /// <summary>The assignment ended: free again, with the rest that its kind is due if it had set out at all.</summary>
    public UnitState Release(IncidentId incident, UnitPolicy policy, DateTimeOffset at)
    {
        if (Profile is null || Task?.Incident != incident)
            return this;
        var rest = Status is UnitStatus.EnRoute or UnitStatus.OnScene ? policy.RestAfter(Profile.Kind) : TimeSpan.Zero;
        return (this with { Task = null, RestUntil = rest > TimeSpan.Zero ? at + rest : RestUntil })
            .Become(UnitStatus.Available, null, at);
    }

    /// <summary>The incident does not know of the task: free again, without the rest that follows work.</summary>
    public UnitState Drop(IncidentId incident, DateTimeOffset at) =>
        Task?.Incident == incident ? (this with { Task = null }).Become(UnitStatus.Available, null, at) : this;

    public UnitState Enter(CellId cell) => Cell == cell ? this : this with { Cell = cell };

    /// <summary>The fence stands while the unit is on its way: not yet on scene, or on scene elsewhere.</summary>
    public UnitSummary? Summary(UnitPolicy policy) => Profile is null ? null : new UnitSummary(
        Profile, OnDuty, Status, Task?.Incident, RestUntil,
        Task is { } task && (task.Away || Status is UnitStatus.Dispatched or UnitStatus.EnRoute) ? policy.FenceOf(task) : null, Version);

    private UnitState Become(UnitStatus status, string? label, DateTimeOffset at) =>
        Status == status && Label == label ? this : this with { Status = status, Label = label, StatusSince = at };
}

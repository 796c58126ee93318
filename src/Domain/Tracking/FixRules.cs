using System.Collections.Immutable;
using Dispatch.Domain.Tracking.Rules;

namespace Dispatch.Domain.Tracking;

/// <summary>
/// The rules of belief, in order: what the report says of itself, then its clock, then what the unit's last fix says of it.
/// To add a rule: one class in Rules/, one line here, one member of <see cref="FixRefusal"/>.
/// </summary>
internal static class FixRules
{
    public static readonly ImmutableArray<IFixRule> All =
    [
        new DeviceSaysInvalid(),
        new InvalidCoordinates(),
        new NullIsland(),
        new FromTheFuture(),
        new TooOld(),
        new Inaccurate(),
        new Duplicate(),
        new OutOfOrder(),
        new ImpossibleSpeed(),
    ];
}

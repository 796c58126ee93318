using System.Collections.Immutable;

namespace Dispatch.Domain.Incidents;

/// <summary>
/// Units are sent. Two steps, because between them each unit is asked: <see cref="Check"/> says who may be asked at all, and the
/// command then records who said yes and who did not.
/// </summary>
/// <param name="Sent">Units that promised to go, with their call signs.</param>
/// <param name="Refused">Units that could not be sent.</param>
public sealed record DispatchUnits(ImmutableArray<UnitDispatched> Sent, ImmutableArray<DispatchRefused> Refused) : IncidentCommand
{
    /// <summary>Units in one command. More than that is a mobilisation and has its own way.</summary>
    public const int Limit = 50;

    /// <summary>Null when the units may be asked. A unit that is on this incident already is not refused here but on its own.</summary>
    public static Refusal? Check(Incident? incident, ImmutableArray<UnitId> units)
    {
        if (incident is null)
            return NoSuchIncident;
        if (units.IsDefaultOrEmpty || units.Length > Limit)
            return new Refusal("unit-count", $"Name between 1 and {Limit} units.", RefusalKind.Invalid, "units");
        if (units.Distinct().Count() != units.Length)
            return new Refusal("unit-twice", "The same unit is named twice.", RefusalKind.Invalid, "units");
        if (units.Any(unit => UnitId.TryParse(unit.Value) is null))
            return new Refusal("unit-id", "A unit id is 1–64 letters, digits, '-', '_', '.' or ':'.", RefusalKind.Invalid, "units");
        return IncidentStatuses.CheckNotClosed(incident, "send units");
    }

    /// <summary>Null when this unit may be asked.</summary>
    public static Refusal? CheckUnit(Incident incident, UnitId unit) => incident.OpenAssignmentOf(unit) is { } assignment
        ? new Refusal("already-assigned", $"Unit {unit} is on incident {incident.Id} already ({assignment.Step}).", RefusalKind.Conflict, "units")
        : null;

    public override Decision Decide(Incident? incident)
    {
        var refusal = Check(incident, [.. Sent.Select(one => one.Unit), .. Refused.Select(one => one.Unit)])
            ?? Sent.Select(one => CheckUnit(incident!, one.Unit)).FirstOrDefault(why => why is not null);
        return refusal is null ? Decision.Of([.. Sent, .. Refused]) : refusal;
    }
}

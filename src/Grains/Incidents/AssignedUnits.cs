using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Incidents;
using Dispatch.Domain.Units;
using Dispatch.Grains.Units;
using Microsoft.Extensions.Logging;

namespace Dispatch.Grains.Incidents;

/// <summary>
/// What an incident says to its units: a promise asked before the log is written, and afterwards how their assignment stands.
/// The log is the truth. A unit that could not be told stays on the list and is told again until it answers.
/// </summary>
internal sealed partial class AssignedUnits(IncidentId incident, IGrainFactory grains, TimeProvider time, ILogger<AssignedUnits> logger)
{
    // A unit that does not answer must not hold up the incident; it is told again later.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly HashSet<UnitId> _unsettled = [];
    private readonly List<UnitId> _silent = [];
    private ImmutableHashSet<UnitId> _asked = [];

    public bool AllSettled => _unsettled.Count == 0;

    /// <summary>True while it is being decided whether the unit goes.</summary>
    public bool IsAsked(UnitId unit) => _asked.Contains(unit);

    /// <summary>These units are to be told how they stand.</summary>
    public void Unsettle(IEnumerable<UnitId> units) => _unsettled.UnionWith(units);

    /// <summary>
    /// Tells those whose assignment moved on between two states, and all of them when what they were told was corrected. A new
    /// assignment needs no telling, the unit has just promised it; and those that were silent before are left to the timer, or each
    /// command would wait for them again.
    /// </summary>
    public Task SettleChanged(Incident? before, Incident after)
    {
        if (before is null)
            return Task.CompletedTask;
        var corrected = before.Report != after.Report || before.Posts != after.Posts;
        UnitId[] changed =
        [
            .. after.Assignments.Take(before.Assignments.Length)
                .Where((one, i) => one.Step != before.Assignments[i].Step || one.ArrivedAt != before.Assignments[i].ArrivedAt || (corrected && one.IsOpen))
                .Select(one => one.Unit),
        ];
        Unsettle(changed);
        return Task.WhenAll(changed.Select(unit => Tell(after, unit, withTask: corrected || before.OpenAssignmentOf(unit) is { } was && before.IsAway(was))));
    }

    /// <summary>Asks each unit for its promise, all at once (at most <see cref="DispatchUnits.Limit"/>).</summary>
    public async Task<DispatchUnits> Ask(Incident incident, ImmutableArray<UnitId> units, CommandHeader header)
    {
        _asked = [.. units];
        var answers = await Task.WhenAll(units.Select(unit => Ask(incident, unit, TaskOf(incident, unit, header.At), header)));
        return new DispatchUnits([.. answers.OfType<UnitDispatched>()], [.. answers.OfType<DispatchRefused>()]);
    }

    /// <summary>The asking is over. Whoever was asked in vain or did not answer is to be told so.</summary>
    public void Decided(bool sent)
    {
        Unsettle(sent ? _silent : _asked);
        _silent.Clear();
        _asked = [];
    }

    /// <summary>Tells every unit on the list how it stands in the log.</summary>
    public Task Settle(Incident? incident) => Task.WhenAll(_unsettled.ToArray().Select(unit => Tell(incident, unit, withTask: true)));

    private async Task<IncidentEvent> Ask(Incident known, UnitId unit, UnitTask task, CommandHeader header)
    {
        if (DispatchUnits.CheckUnit(known, unit) is { } refusal)
            return new DispatchRefused(unit, refusal);
        try
        {
            var answer = await grains.GetGrain<IUnitGrain>(unit.Value).Reserve(task, header).WaitAsync(Patience, time);
            return answer.Refusal is { } why ? new DispatchRefused(unit, why) : new UnitDispatched(unit, answer.Value!.Profile.CallSign);
        }
        catch (Exception failure)
        {
            // It may have promised all the same, so it is told later that it does not go.
            LogUnreachable(failure, unit, incident);
            _silent.Add(unit);
            return new DispatchRefused(unit, new Refusal("unit-unreachable", $"Unit {unit} did not answer; try again or send another.", RefusalKind.Busy, "units"));
        }
    }

    private async Task Tell(Incident? known, UnitId unit, bool withTask)
    {
        var assignment = known?.OpenAssignmentOf(unit) ?? known?.Assignments.LastOrDefault(one => one.Unit == unit);
        try
        {
            if (withTask && assignment is { IsOpen: true })
                await Remind(unit, TaskOf(known!, unit, assignment.DispatchedAt), known!.Version);
            await grains.GetGrain<IUnitGrain>(unit.Value)
                .Follow(incident, StatusOf(assignment?.Step), released: assignment is not { IsOpen: true }, assignment?.LastAt ?? time.GetUtcNow())
                .WaitAsync(Patience, time);
            _unsettled.Remove(unit);
        }
        catch (Exception failure)
        {
            LogUntold(failure, unit, incident);
        }
    }

    // The place or the urgency may have been corrected since the unit promised, and a unit that lost its promise gets it back.
    private async Task Remind(UnitId unit, UnitTask task, int version)
    {
        var header = new CommandHeader(new CommandKey($"{incident}.{version}"), Actor.System, task.AssignedAt, "");
        var answer = await grains.GetGrain<IUnitGrain>(unit.Value).Reserve(task, header).WaitAsync(Patience, time);
        if (answer.Refusal is { } refusal)
            LogElsewhere(unit, incident, refusal.Message);
    }

    private static UnitTask TaskOf(Incident incident, UnitId unit, DateTimeOffset at)
    {
        var scene = new UnitTask(
            incident.Id, incident.PlaceOf(unit), incident.Report.Location.Address, incident.Report.TypeCode,
            (int)incident.Report.Priority, TaskText.For(incident.Report), at, IncidentNeeds.Of(incident).VolunteerCapability,
            Away: incident.OpenAssignmentOf(unit) is { } assignment && incident.IsAway(assignment));
        return incident.PostOf(unit) is { } post ? scene with { Place = post.Place, Text = $"{scene.Text} {post.Text}" } : scene;
    }

    private static UnitStatus StatusOf(AssignmentStep? step) => step switch
    {
        AssignmentStep.Dispatched or AssignmentStep.Acknowledged => UnitStatus.Dispatched,
        AssignmentStep.EnRoute => UnitStatus.EnRoute,
        AssignmentStep.OnScene => UnitStatus.OnScene,
        _ => UnitStatus.Available,
    };
}

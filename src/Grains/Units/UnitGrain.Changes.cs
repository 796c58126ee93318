using Dispatch.Domain;
using Dispatch.Domain.Units;
using Dispatch.Grains.Cells;
using Dispatch.Grains.Incidents;
using Microsoft.Extensions.Logging;

namespace Dispatch.Grains.Units;

internal sealed partial class UnitGrain
{
    private async Task<Outcome<UnitView>> Decide(Outcome<UnitState> outcome)
    {
        if (outcome.Refusal is { } refusal)
            return refusal;
        await Become(outcome.Value!);
        return State.View()!;
    }

    private async Task Become(UnitState next)
    {
        if (ReferenceEquals(next, State))
            return;
        await Write(next with { Version = State.Version + 1 });
        KeepCheckingTask();
        if (State.Cell is { } cell && State.Summary(options.Value.Policy) is { } summary)
            await GrainFactory.GetGrain<ICellGrain>(cell.ToString()).UnitChanged(summary);
        if (watchers.Count > 0 && State.View() is { } view)
            await watchers.Notify(watcher => watcher.Changed(view));
    }

    /// <summary>After a failed write nobody knows what the store holds: the next call reads it anew.</summary>
    private async Task Write(UnitState next)
    {
        var before = State;
        stored.State.Unit = next;
        try
        {
            await stored.WriteStateAsync();
        }
        catch
        {
            stored.State.Unit = before;
            this.DeactivateOnIdle();
            throw;
        }
    }

    private void KeepCheckingTask()
    {
        if (State.Task is null)
        {
            taskCheck?.Dispose();
            taskCheck = null;
        }
        else
        {
            taskCheck ??= this.RegisterGrainTimer(CheckTask, options.Value.TaskCheckAfter, options.Value.TaskCheckEvery);
        }
    }

    /// <summary>
    /// The incident owns the assignment; a crash between its write and ours leaves one of the two behind. Not interleaved:
    /// a reservation that arrives meanwhile waits, and the incident's answer interleaves there, so neither waits for the other.
    /// </summary>
    private async Task CheckTask()
    {
        if (State.Task is not { } task)
            return;
        var standing = await GrainFactory.GetGrain<IIncidentGrain>(task.Incident.Value).StandingOf(Id);
        if (standing.Pending)
            return;
        if (standing.Step is null)
            LogTaskDropped(Id, task.Incident);
        var now = time.GetUtcNow();
        await Become(standing.Step is { } step && StatusOf(step) is { } status
            ? State.Follow(task.Incident, status, now)
            : State.Drop(task.Incident, now));
    }

    private static UnitStatus? StatusOf(Domain.Incidents.AssignmentStep step) => step switch
    {
        Domain.Incidents.AssignmentStep.Dispatched or Domain.Incidents.AssignmentStep.Acknowledged => UnitStatus.Dispatched,
        Domain.Incidents.AssignmentStep.EnRoute => UnitStatus.EnRoute,
        Domain.Incidents.AssignmentStep.OnScene => UnitStatus.OnScene,
        _ => null,
    };

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "{Unit} was promised to {Incident}, which does not know of it; the unit is free again")]
    private partial void LogTaskDropped(UnitId unit, IncidentId incident);
}

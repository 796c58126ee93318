using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Cordons.Orders;
using Dispatch.Domain.Incidents;
using Dispatch.Grains.Incidents;

namespace Dispatch.Grains.Cordons;

/// <summary>Does what a cordon's change demands of others. Each errand has its own command key, so doing one twice changes nothing.</summary>
internal sealed class CordonErrands(IncidentId incident, CordonParts parts)
{
    private IIncidentGrain Incident => parts.Grains.GetGrain<IIncidentGrain>(incident.Value);

    /// <summary>Who was asked and does not come.</summary>
    public async Task<ImmutableArray<UnitId>> Do(CordonErrand errand, CordonInForce? force)
    {
        switch (errand.Kind)
        {
            case CordonErrandKind.Record:
                await Incident.RecordCordon(errand.Header(), errand.EventKind!, errand.EventBody!);
                return [];
            case CordonErrandKind.Send:
                return await Send(errand);
            case CordonErrandKind.TakeOff:
                await TakeOff(errand);
                return [];
            case CordonErrandKind.AskCivilians:
                return await parts.Civilians.Ask(incident, CiviliansOf(errand, force), errand.Header());
            case CordonErrandKind.ReleaseCivilians:
                await parts.Civilians.LetGo(incident, errand.Units, errand.Header());
                return [];
            case CordonErrandKind.EndCivilians:
                await parts.Civilians.End(incident, errand.Units, errand.Words, errand.Header());
                return [];
            default:
                throw new InvalidDataException($"No such errand: {errand.Kind}.");
        }
    }

    /// <summary>Units that are on their way or there, by the incident's word.</summary>
    public async Task<CordonCrew> Crew()
    {
        var view = await Incident.Get();
        var last = (view?.Assignments ?? []).GroupBy(one => one.Unit).Select(same => same.Last()).ToList();
        return new CordonCrew(
            view is null or { Status: IncidentStatus.Closed },
            [.. last.Where(one => one.EndedAt is null).Select(one => one.Unit)],
            [.. last.Where(one => one is { Step: AssignmentStep.OnScene, Away: false }).Select(one => one.Unit)],
            [.. last.Where(one => one.EndedAt is not null).Select(one => one.Unit)]);
    }

    private async Task<ImmutableArray<UnitId>> Send(CordonErrand errand)
    {
        var refused = ImmutableArray.CreateBuilder<UnitId>();
        foreach (var (part, units) in errand.Units.Chunk(DispatchUnits.Limit).Index())
        {
            var answer = await Incident.Dispatch(errand.Header(part), [.. units]);
            // A unit that is on the incident already keeps its assignment and is told its post.
            refused.AddRange(answer.Value is { } sent
                ? sent.Refused.Where(one => one.Why.Code != "already-assigned").Select(one => one.Unit) : units);
        }
        return refused.ToImmutable();
    }

    private async Task TakeOff(CordonErrand errand)
    {
        foreach (var (part, unit) in errand.Units.Index())
            await Incident.Progress(errand.Header(part), unit, AssignmentStep.TakenOff, "cordon");
    }

    private static ImmutableArray<PostTask> CiviliansOf(CordonErrand errand, CordonInForce? force) =>
        force is null ? [] : [.. PostTasks.Of(force).Where(task => errand.Units.Contains(task.Unit))];
}

/// <param name="Going">Their assignment is open.</param>
/// <param name="OnScene">At the post that they have now; an earlier one, or the scene itself, does not count.</param>
/// <param name="Gone">It has ended.</param>
internal sealed record CordonCrew(
    bool IncidentClosed, ImmutableHashSet<UnitId> Going, ImmutableHashSet<UnitId> OnScene, ImmutableHashSet<UnitId> Gone);

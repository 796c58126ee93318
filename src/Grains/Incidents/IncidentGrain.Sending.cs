using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Incidents;
using Dispatch.Domain.Recommendation;

namespace Dispatch.Grains.Incidents;

/// <summary>The two commands that ask others before the log is written: who could go, and who goes.</summary>
internal sealed partial class IncidentGrain
{
    public async Task<Outcome<RecommendationResult>> Recommend(CommandHeader header, RecommendationRequest request)
    {
        var log = await _journal.Fresh();
        if (log.Recall(header) is not { } answer)
        {
            if (RecordRecommendation.Check(log.Incident, request) is { } refusal)
                return refusal;
            var result = await surroundings.Recommend(log.Incident!, request, header.At);
            answer = await Commit(log.Take(new RecordRecommendation(result), header));
        }

        return answer.Refusal is { } refused ? refused : answer.AsOf.CausedBy(header).OfType<RecommendationMade>().Single().Result;
    }

    public async Task<Outcome<DispatchResult>> Dispatch(CommandHeader header, ImmutableArray<UnitId> units)
    {
        var log = await _journal.Fresh();
        if (log.Recall(header) is not { } answer)
        {
            if (DispatchUnits.Check(log.Incident, units) is { } refusal)
                return refusal;
            answer = await Send(log, header, units);
        }

        return answer.Refusal is { } refused ? refused : IncidentViews.ResultOf(answer.AsOf, header);
    }

    // The promise comes first and the log second: a crash between leaves a unit that asks StandingOf and frees itself.
    // The other order would leave an assignment of which the unit knows nothing.
    private async Task<LogAnswer> Send(IncidentLog log, CommandHeader header, ImmutableArray<UnitId> units)
    {
        var sent = false;
        try
        {
            var answer = await Commit(log.Take(await _units.Ask(log.Incident!, units, header), header));
            sent = answer.Refusal is null;
            return answer;
        }
        finally
        {
            await _aftermath.OfDispatch(sent);
        }
    }
}

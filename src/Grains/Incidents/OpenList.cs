using System.Collections.Immutable;
using Dispatch.Domain;
using Microsoft.Extensions.Logging;

namespace Dispatch.Grains.Incidents;

/// <summary>
/// Incidents that are not closed. That they exist is durable; what they look like is what they last said, and after a restart they
/// are asked. One incident that cannot be read must not hide all the others: it is left out, logged as an error and asked again
/// at the next look.
/// </summary>
internal sealed partial class OpenList(
    IPersistentState<OpenBoardRecord> stored, IGrainFactory grains, TimeProvider time, ILogger<OpenList> logger)
{
    // An incident announced and never opened (a crash between) is forgotten after this; its opening cannot be under way any more.
    private static readonly TimeSpan Phantom = TimeSpan.FromHours(1);
    private const int AtOnce = 64;

    private readonly Dictionary<IncidentId, IncidentSummary> _seen = [];
    private readonly HashSet<IncidentId> _unopened = [];

    public bool Contains(IncidentId incident) => stored.State.Announced.ContainsKey(incident.Value);

    public IncidentSummary? Find(IncidentId incident) => _seen.GetValueOrDefault(incident);

    public void Show(IncidentSummary summary) => _seen[summary.Id] = summary;

    public async Task Add(IncidentId incident)
    {
        if (!Contains(incident))
            await Write(new(stored.State.Announced) { [incident.Value] = time.GetUtcNow() });
    }

    public async Task Remove(IEnumerable<IncidentId> incidents)
    {
        var next = new Dictionary<string, DateTimeOffset>(stored.State.Announced);
        var gone = incidents.Where(incident => next.Remove(incident.Value)).ToArray();
        if (gone.Length > 0)
            await Write(next);
        foreach (var incident in gone)
            _seen.Remove(incident);
    }

    /// <summary>Major incidents first, then the most urgent and oldest.</summary>
    public ImmutableArray<IncidentSummary> All =>
        [.. _seen.Values.OrderByDescending(one => one.Major).ThenBy(one => one.Priority).ThenBy(one => one.OpenedAt).ThenBy(one => one.Id.Value, StringComparer.Ordinal)];

    /// <summary>Asks those that said nothing yet; they may turn out to be closed. Forgets those that were never opened.</summary>
    public async Task<ImmutableArray<IncidentSummary>> AskUnseen()
    {
        var unseen = stored.State.Announced.Keys.Select(id => new IncidentId(id)).Where(id => !_seen.ContainsKey(id)).ToArray();
        var answers = new List<IncidentSummary>();
        foreach (var round in unseen.Chunk(AtOnce))
            answers.AddRange((await Task.WhenAll(round.Select(Ask))).OfType<IncidentSummary>());
        await Remove(_unopened.Where(Contains));
        _unopened.Clear();
        return [.. answers];
    }

    private async Task<IncidentSummary?> Ask(IncidentId incident)
    {
        try
        {
            if (await grains.GetGrain<IIncidentGrain>(incident.Value).Get() is { } view)
                return IncidentViews.SummaryOf(view);
            if (time.GetUtcNow() - stored.State.Announced[incident.Value] > Phantom)
                _unopened.Add(incident);
        }
        catch (Exception failure)
        {
            LogUnreadable(failure, incident);
        }

        return null;
    }

    private async Task Write(Dictionary<string, DateTimeOffset> next)
    {
        stored.State = new OpenBoardRecord { Announced = next };
        await stored.WriteStateAsync();
    }
}

using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Cordons.City;
using Dispatch.Domain.Cordons.Orders;
using Dispatch.Grains.Incidents;

namespace Dispatch.Grains.Cordons;

/// <summary>Every command: what was answered already, look at the city, decide (Domain), one durable write, do the errands.</summary>
internal sealed partial class CordonGrain(
    [PersistentState("cordon")] IPersistentState<CordonRecord> stored, CordonParts parts) : Grain, ICordonGrain
{
    private static readonly Refusal NoMap = new(
        "no-road-map", "A cordon needs the road map; import one with dispatch import-roads.", RefusalKind.Conflict);

    private CordonSurroundings _surroundings = null!;
    private CordonErrands _errands = null!;
    private IGrainTimer _timer = null!;

    private IncidentId Id => new(this.GetPrimaryKeyString());

    private Cordon State => stored.State.Cordon;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_surroundings, _errands) = (new CordonSurroundings(Id, parts), new CordonErrands(Id, parts));
        _timer = this.RegisterGrainTimer(Look, new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Every) { KeepAlive = true });
        // Stored by a version that knew of no blocked roads.
        if (State.Blocks.IsDefault)
            stored.State = new CordonRecord { Cordon = State with { Blocks = [] } };
        KeepLooking();
        return Task.CompletedTask;
    }

    public Task<CordonView?> Get() => Task.FromResult(CordonViews.Of(Id, State));

    public Task<Outcome<CordonView>> Propose(CommandHeader header, CordonRequest request) => Do(header, async city =>
    {
        if ((CordonRequestRules.Check(request, header.At) ?? city.Check(request) ?? await CheckIncident()) is { } refusal)
            return refusal;
        request = request with { Blocks = State.Blocks };
        var now = await _surroundings.Now(city, request, null, LateUnits.Nobody, header.At);
        var set = State.ProposalSet + 1; // a grain's state may be read in its own turns only, not on the thread that plans
        var proposals = await parts.Planning.Proposals.Run(() => ProposalMaker.Make(now, request, set));
        return ProposeCordon.Decide(State, request, proposals, header);
    });

    public Task<Outcome<CordonView>> Activate(CommandHeader header, string proposal) => Do(header, async city =>
    {
        if (await CheckIncident() is { } closed)
            return closed;
        var chosen = State.Proposals.FirstOrDefault(one => one.Id == proposal);
        if (chosen is { HasCivilians: true } && parts.Civilians.CannotAsk is { } refusal)
            return refusal;
        return ActivateCordon.Decide(State, proposal, city.MapKey, header);
    });

    public Task<Outcome<CordonView>> Release(CommandHeader header) => Do(header, () => Task.FromResult(ReleaseCivilians.Decide(State, header)));

    public Task<Outcome<CordonView>> Sighted(CommandHeader header, ImmutableArray<Sighting> sightings) => Do(header, async city =>
    {
        if (State.Force is not { } force || !State.IsActive)
            return Cordon.NotActive;
        var request = force.Request with { Sightings = sightings };
        if ((CordonRequestRules.CheckSightings(sightings, header.At) ?? city.Check(request)) is { } refusal)
            return refusal;
        return await Revise(State, (city, header.At), LateUnits.Nobody,
            (cordon, now) => ReviseCordon.Sighted(cordon, sightings, now, header.By), request);
    });

    public Task<Outcome<CordonView>> Blocked(CommandHeader header, RoadReport report) => Do(header, async city =>
        await CheckIncident() is { } refusal ? refusal : await Roads(city, RoadBlocks.Report(State, city, report, header), header));

    public Task<Outcome<CordonView>> Cleared(CommandHeader header, int number) => Do(header, async city =>
        await CheckIncident() is { } refusal ? refusal : await Roads(city, RoadBlocks.Clear(State, number, header), header));

    public Task<Outcome<CordonView>> Post(CommandHeader header, int node, PostNews news, TimeSpan late) =>
        Do(header, city => Hear(city, (node, news, late), header.By, header.At));

    public Task<Outcome<CordonView>> Shrink(CommandHeader header) => Do(header, city =>
        Revise(State, (city, header.At), LateUnits.Nobody, (cordon, now) => ReviseCordon.Shrink(cordon, now, header.By)));

    public Task<Outcome<CordonView>> StandDown(CommandHeader header, string? reason) =>
        Do(header, () => Task.FromResult(StandDownCordon.Decide(State, reason, header.By, header.At)));
}

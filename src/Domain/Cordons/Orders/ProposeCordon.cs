using System.Collections.Immutable;
using Dispatch.Domain.Cordons.City;
using Dispatch.Domain.Incidents;

namespace Dispatch.Domain.Cordons.Orders;

/// <summary>Keeps what was offered, before anybody acts on it.</summary>
public static class ProposeCordon
{
    public static Outcome<Cordon> Decide(
        Cordon cordon, CordonRequest request, ImmutableArray<CordonProposal> proposals, CommandHeader header)
    {
        var happened = new CordonProposed(cordon.ProposalSet + 1, [.. proposals.Select(Note)]);
        return (cordon with
        {
            Standing = cordon.IsActive ? CordonStanding.Active : CordonStanding.Proposed,
            ProposalSet = cordon.ProposalSet + 1,
            Asked = request,
            ProposedAt = header.At,
            Proposals = proposals,
        }).With(header.By, header.At, SightingsSeen.Record(cordon, request.Sightings), CordonErrand.Record(happened));
    }

    private static ProposalNote Note(CordonProposal one) => new(one.Id, one.Posts.Length, one.LowerBound, one.Closes, one.Words);
}

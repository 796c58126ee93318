using Dispatch.Domain.Cordons.City;
using Dispatch.Domain.Incidents;

namespace Dispatch.Domain.Cordons.Orders;

/// <summary>
/// What is known of blocked roads. Proposals made before are withdrawn, because they counted on other roads; a cordon in force is
/// planned again around the posts that stand by <see cref="ReviseCordon.Roads"/>.
/// </summary>
public static class RoadBlocks
{
    public const int Most = 100;

    /// <summary>Blocked now. Saying so again of the same place adds nothing that changes a plan.</summary>
    public static Outcome<Cordon> Report(Cordon cordon, CityNetwork city, RoadReport report, CommandHeader header)
    {
        if (cordon.Blocks.Length >= Most)
            return new Refusal("too-many-blocks", $"At most {Most} roads can be blocked at once; report some of them open.", RefusalKind.Conflict);
        var located = city.Locate(report, cordon.BlockCount + 1, header);
        if (located.Value is not { } block)
            return located.Refusal!;
        return (Withdrawn(cordon) with { Blocks = cordon.Blocks.Add(block), BlockCount = block.Number }).With(
            header.By, header.At, CordonErrand.Record(new CordonRoadReported(block.Number, block.Place, true, block.SuspectMayPass)));
    }

    /// <summary>Open again.</summary>
    public static Outcome<Cordon> Clear(Cordon cordon, int number, CommandHeader header)
    {
        if (cordon.Blocks.FirstOrDefault(one => one.Number == number) is not { } block)
            return new Refusal("unknown-block", $"No road is blocked under number {number}.", RefusalKind.NotFound, "number");
        return (Withdrawn(cordon) with { Blocks = cordon.Blocks.Remove(block) }).With(
            header.By, header.At, CordonErrand.Record(new CordonRoadReported(block.Number, block.Place, false, block.SuspectMayPass)));
    }

    private static Cordon Withdrawn(Cordon cordon) => cordon with
    {
        Proposals = [],
        Standing = cordon.Standing == CordonStanding.Proposed ? CordonStanding.None : cordon.Standing,
    };
}

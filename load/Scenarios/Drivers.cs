using Dispatch.Load.Work;

namespace Dispatch.Load.Scenarios;

/// <summary>
/// Drivers on <c>/ws/unit</c>, each with an account of its own. They report positions, read their alert, answer at once (all in the same
/// second: the hardest case), send an answer again until it is confirmed as durable, and come back when their connection is lost.
/// </summary>
/// <param name="OrderAt">Seconds after the start at which the measured order is released; alerts before it are for warming up.</param>
/// <param name="Cut">Percent whose connection is reset just after the order.</param>
/// <param name="Offline">Percent that are away at the order and come back at <paramref name="BackAt"/>.</param>
internal sealed record Drivers(
    int First, int Count, double FixEvery, double Seconds, double OrderAt, double Cut, double Offline, double BackAt) : WorkPart
{
    public const string Receipt = "order to receipt";
    public const string LateReceipt = "return to receipt";
    public const string Durable = "answer to durable";
    public const string AllDurable = "order to durable answer";

    public override IWork Create() => new DriversWork(this);
}

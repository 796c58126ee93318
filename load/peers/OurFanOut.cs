using Dispatch.Load.Scenarios;
using Dispatch.Load.Work;

namespace Dispatch.Load.Peers;

/// <summary>Our side of the fan-out: a drill order to every connected taxi, released by a second account; every answer confirmed when it is on disk.</summary>
internal static class OurFanOut
{
    private const double WarmUpAt = 3;
    private const double OrderAt = 14;
    private const double Seconds = 18;

    public static IReadOnlyList<WorkPart> Work(PeersChoices choices) =>
    [
        new Drivers(0, choices.Clients, 0, Seconds, OrderAt, 0, 0, 0),
        new Mobilisation(choices.Clients, WarmUpAt, OrderAt, Seconds),
    ];
}

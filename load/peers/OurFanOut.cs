namespace Dispatch.Load.Peers;

/// <summary>Our side of the fan-out.</summary>
internal static class OurFanOut
{
    public static int Drivers(PeersChoices choices) => 0;

    public static IReadOnlyList<Contender> Contender(PeersChoices choices) => [];
}

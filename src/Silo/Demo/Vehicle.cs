namespace Dispatch.Silo.Demo;

/// <summary>Where one vehicle of the demo city is on the roads, and whither it goes.</summary>
internal sealed class Vehicle(int arc, double fraction, bool occupied)
{
    public int Arc { get; set; } = arc;
    public double Fraction { get; set; } = fraction;
    public bool Occupied { get; set; } = occupied;
    public DateTimeOffset? DrivenAt { get; set; }

    /// <summary>The crossing where it was sent; null = nowhere.</summary>
    public int? Goal { get; set; }

    /// <summary>The arcs after the present one.</summary>
    public Queue<int> Route { get; set; } = [];

    public bool IsThere => Goal is not null && Route.Count == 0 && Fraction >= 1;
}

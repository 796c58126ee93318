namespace Dispatch.Load.Simulations;

/// <summary>When each arrival of a chain of simulations is meant to be: a function of its number alone.</summary>
internal sealed class ArrivalSchedule
{
    private readonly (double Begins, double Before, LoadSimulation Simulation)[] _parts;

    public ArrivalSchedule(IReadOnlyList<LoadSimulation> simulations)
    {
        var (begins, before) = (0.0, 0.0);
        _parts = new (double, double, LoadSimulation)[simulations.Count];
        for (var i = 0; i < simulations.Count; i++)
        {
            _parts[i] = (begins, before, simulations[i]);
            begins += simulations[i].During.TotalSeconds;
            before += simulations[i].Count;
        }
        (Length, Count) = (TimeSpan.FromSeconds(begins), (long)Math.Floor(before + 1e-9));
    }

    public IEnumerable<LoadSimulation> Simulations => _parts.Select(part => part.Simulation);

    public TimeSpan Length { get; }

    public long Count { get; }

    /// <param name="number">0 … <see cref="Count"/> − 1.</param>
    /// <returns>Seconds after the start, never falling with the number.</returns>
    public double At(long number)
    {
        var part = _parts[0];
        for (var i = 1; i < _parts.Length && _parts[i].Before <= number; i++)
            part = _parts[i];
        return part.Begins + SecondsUntil(number - part.Before, part.Simulation);
    }

    /// <summary>Solves from·t + (to − from)·t² / 2T = n; the form with the root below the line keeps its digits for small slopes.</summary>
    private static double SecondsUntil(double number, LoadSimulation simulation)
    {
        var slope = (simulation.To - simulation.From) / simulation.During.TotalSeconds;
        var root = Math.Sqrt(Math.Max(0, (simulation.From * simulation.From) + (2 * slope * number)));
        return number <= 0 ? 0 : 2 * number / (simulation.From + root);
    }
}

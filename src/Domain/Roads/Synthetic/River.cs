namespace Dispatch.Domain.Roads.Synthetic;

/// <summary>A river that winds through the city from west to east: random turning points joined smoothly.</summary>
internal sealed class River
{
    private const double HalfWidthMetres = 95;
    private const int Bends = 7;

    private readonly double[] bends = new double[Bends + 1];
    private readonly double left;
    private readonly double step;

    public River(double halfWidth, SeededRandom random)
    {
        (left, step) = (-halfWidth * 1.5, halfWidth * 3 / Bends);
        for (var i = 0; i < bends.Length; i++)
            bends[i] = random.Between(-0.25, 0.25) * halfWidth;
    }

    public bool IsWater(double x, double y) => Math.Abs(y - Middle(x)) < HalfWidthMetres;

    public bool IsNorth(double x, double y) => y > Middle(x);

    private double Middle(double x)
    {
        var at = Math.Clamp((x - left) / step, 0, Bends - 1e-9);
        var i = (int)at;
        var t = at - i;
        return bends[i] + ((bends[i + 1] - bends[i]) * t * t * (3 - (2 * t)));
    }
}

namespace Dispatch.Load.Growth;

/// <summary>y = a · xᵇ, fitted by least squares to the logarithms.</summary>
internal readonly record struct PowerLaw(double Factor, double Exponent)
{
    public static PowerLaw Fit(IReadOnlyList<(double X, double Y)> points)
    {
        var logs = points.Select(point => (X: Math.Log(point.X), Y: Math.Log(point.Y))).ToList();
        var (x, y) = (logs.Average(point => point.X), logs.Average(point => point.Y));
        var exponent = logs.Sum(point => (point.X - x) * (point.Y - y)) / logs.Sum(point => (point.X - x) * (point.X - x));
        return new PowerLaw(Math.Exp(y - (exponent * x)), exponent);
    }

    public double At(double x) => Factor * Math.Pow(x, Exponent);

    public override string ToString() => FormattableString.Invariant($"{Factor:0.###} · n^{Exponent:0.###}");
}

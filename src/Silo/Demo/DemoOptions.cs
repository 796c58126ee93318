namespace Dispatch.Silo.Demo;

/// <summary>How large the demo city is. The same seed gives the same city and fleet.</summary>
/// <param name="Taxis">0–200,000. Default: 20,000, the fleet that sizes the product.</param>
/// <param name="Seconds">Between two reports of one vehicle, 1–300. Default: 10.</param>
/// <param name="Incidents">Open at the start, 0–500. Default: 12.</param>
internal sealed record DemoOptions(int Seed = 110, int Taxis = 20_000, int Seconds = 10, int Incidents = 12)
{
    /// <summary>Crossings of the city's road map.</summary>
    public const int Crossings = 20_000;

    /// <summary>Null when every figure can be used; otherwise a sentence that names the fix.</summary>
    public string? Fault() => this switch
    {
        { Taxis: < 0 or > 200_000 } => "--taxis must be between 0 and 200,000.",
        { Seconds: < 1 or > 300 } => "--seconds must be between 1 and 300.",
        { Incidents: < 0 or > 500 } => "--incidents must be between 0 and 500.",
        _ => null,
    };
}

using System.Globalization;
using System.Text.Json.Serialization;

namespace Dispatch.Domain.Geo;

/// <summary>A distance in metres.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.Metres")]
public readonly record struct Metres([property: Id(0)] double Value) : IComparable<Metres>
{
    public int CompareTo(Metres other) => Value.CompareTo(other.Value);

    public static Metres Kilometres(double value) => new(value * 1000);

    public static bool operator <(Metres a, Metres b) => a.Value < b.Value;

    public static bool operator >(Metres a, Metres b) => a.Value > b.Value;

    public static bool operator <=(Metres a, Metres b) => a.Value <= b.Value;

    public static bool operator >=(Metres a, Metres b) => a.Value >= b.Value;

    public static Metres operator +(Metres a, Metres b) => new(a.Value + b.Value);

    public static MetresPerSecond operator /(Metres distance, TimeSpan time) => new(distance.Value / time.TotalSeconds);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value:0.#} m");
}

/// <summary>A speed in metres per second.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.MetresPerSecond")]
public readonly record struct MetresPerSecond([property: Id(0)] double Value) : IComparable<MetresPerSecond>
{
    private const double KnotInMetresPerSecond = 1852.0 / 3600;

    public int CompareTo(MetresPerSecond other) => Value.CompareTo(other.Value);

    public static MetresPerSecond KilometresPerHour(double value) => new(value / 3.6);

    /// <summary>One knot is 1,852 m an hour by definition.</summary>
    public static MetresPerSecond Knots(double value) => new(value * KnotInMetresPerSecond);

    public static bool operator <(MetresPerSecond a, MetresPerSecond b) => a.Value < b.Value;

    public static bool operator >(MetresPerSecond a, MetresPerSecond b) => a.Value > b.Value;

    public static bool operator <=(MetresPerSecond a, MetresPerSecond b) => a.Value <= b.Value;

    public static bool operator >=(MetresPerSecond a, MetresPerSecond b) => a.Value >= b.Value;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value:0.#} m/s");
}

/// <summary>A direction over ground in degrees clockwise from true north, 0 ≤ value &lt; 360.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.Heading")]
public readonly record struct Heading
{
    [JsonConstructor]
    private Heading(double degrees) => Degrees = degrees;

    [Id(0)] public double Degrees { get; }

    /// <summary>Any finite angle, brought into 0–360.</summary>
    public static Heading FromDegrees(double degrees) => new(((degrees % 360) + 360) % 360);

    /// <summary>The smaller angle between two headings, 0–180 degrees.</summary>
    public double DegreesTo(Heading other)
    {
        var difference = Math.Abs(Degrees - other.Degrees);
        return Math.Min(difference, 360 - difference);
    }
}

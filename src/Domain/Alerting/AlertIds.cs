namespace Dispatch.Domain.Alerting;

/// <summary>An alert's permanent name: 'A' and ten Crockford base-32 digits, derived from the ordering command.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.AlertId")]
public readonly record struct AlertId([property: Id(0)] string Value)
{
    public static AlertId? TryParse(string? text) => IdText.IsValid(text) ? new AlertId(text!) : null;

    /// <summary>The alert that this command stands for: repeated, it finds the alert that it ordered before.</summary>
    public static AlertId For(IncidentId incident, CommandHeader header) =>
        new("A" + DerivedId.Of($"{incident}\n{header.Key}\n{header.By.Id}"));

    public override string ToString() => Value;
}

/// <summary>A sighting's permanent name: 'S' and ten Crockford base-32 digits, derived from the reporting command.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.SightingId")]
public readonly record struct SightingId([property: Id(0)] string Value)
{
    public static SightingId? TryParse(string? text) => IdText.IsValid(text) ? new SightingId(text!) : null;

    /// <summary>The sighting that this command stands for.</summary>
    public static SightingId For(UnitId unit, CommandKey key) => new("S" + DerivedId.Of($"{unit}\n{key}"));

    public override string ToString() => Value;
}

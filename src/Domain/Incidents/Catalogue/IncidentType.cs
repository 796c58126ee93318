using System.Collections.Immutable;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Incidents;

/// <summary>Which service an incident belongs to first; others may be sent as well.</summary>
[GenerateSerializer, Alias("dispatch.IncidentFamily")]
public enum IncidentFamily
{
    Police,
    Traffic,
    Fire,
    Medical,
    Service,
}

/// <summary>One kind of incident as a call taker chooses it.</summary>
/// <param name="Code">Stable, kebab-case; what logs and interfaces carry.</param>
/// <param name="Pinyin">Syllables without tones, separated by spaces, so that an alphabetic keyboard finds the Chinese name.</param>
/// <param name="Kinds">Kinds of units asked for, the most fitting first; never empty.</param>
/// <param name="Capabilities">What every unit sent for it must be able to do; mostly empty.</param>
public sealed record IncidentType(
    string Code,
    string Zh,
    string En,
    string Pinyin,
    IncidentFamily Family,
    Priority DefaultPriority,
    ImmutableArray<UnitKind> Kinds,
    ImmutableArray<string> Capabilities)
{
    /// <summary>First letters of the syllables: <c>qj</c> for <c>qiang jie</c>.</summary>
    public string Initials { get; } = string.Concat(Pinyin.Split(' ').Select(syllable => syllable[0]));
}

using System.Collections.Frozen;
using System.Collections.Immutable;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Incidents;

/// <summary>
/// The catalogue of incident types. Codes are never reused or renamed, because closed incidents carry them for ever;
/// a type that is no longer wanted stays in the table.
/// </summary>
public static partial class IncidentTypes
{
    // Above the table, which is made of them: static fields are set in the order in which they stand.
    private static readonly ImmutableArray<UnitKind> PoliceUnits = [UnitKind.PatrolCar, UnitKind.Officer];
    private static readonly ImmutableArray<UnitKind> FootPatrol = [UnitKind.Officer, UnitKind.PatrolCar];
    private static readonly ImmutableArray<UnitKind> FireEngines = [UnitKind.FireEngine];
    private static readonly ImmutableArray<UnitKind> FireAndAmbulance = [UnitKind.FireEngine, UnitKind.Ambulance];
    private static readonly ImmutableArray<UnitKind> Ambulances = [UnitKind.Ambulance];
    private static readonly ImmutableArray<UnitKind> PoliceAndAmbulance = [UnitKind.PatrolCar, UnitKind.Ambulance];
    private static readonly ImmutableArray<UnitKind> AmbulanceAndPolice = [UnitKind.Ambulance, UnitKind.PatrolCar];

    /// <summary>Every type, family by family.</summary>
    public static ImmutableArray<IncidentType> All { get; } = [.. Police(), .. Traffic(), .. Fire(), .. Medical(), .. Service()];

    private static readonly FrozenDictionary<string, IncidentType> ByCode = All.ToFrozenDictionary(type => type.Code, StringComparer.Ordinal);

    /// <summary>Null when there is no such code; codes compare ordinally.</summary>
    public static IncidentType? Find(string? code) => code is null ? null : ByCode.GetValueOrDefault(code);

    /// <summary>
    /// Types that fit what was typed so far, best first: initials, then a name or code that begins with it, then any that holds it.
    /// Letter case and spaces do not matter; an empty text gives every type.
    /// </summary>
    public static ImmutableArray<IncidentType> Search(string? text)
    {
        var typed = Folded(text ?? "");
        return
        [
            .. All.Select(type => (type, rank: Rank(type, typed)))
                .Where(match => match.rank < int.MaxValue)
                .OrderBy(match => match.rank)
                .Select(match => match.type),
        ];
    }

    private static int Rank(IncidentType type, string typed)
    {
        if (type.Initials.StartsWith(typed, StringComparison.Ordinal))
            return type.Initials.Length == typed.Length ? 0 : 1;
        string[] names = [Folded(type.Zh), Folded(type.Pinyin), Folded(type.En), Folded(type.Code)];
        if (names.Any(name => name.StartsWith(typed, StringComparison.Ordinal)))
            return 2;
        return names.Any(name => name.Contains(typed, StringComparison.Ordinal)) ? 3 : int.MaxValue;
    }

    private static string Folded(string text) =>
        string.Concat(text.Where(letter => !char.IsWhiteSpace(letter))).ToLowerInvariant();
}

using System.Collections.Immutable;

namespace Dispatch.Domain.Registers;

/// <summary>A whole file, checked line by line before anything is changed.</summary>
/// <param name="Rows">The good lines, in the order of the file.</param>
/// <param name="Faults">Everything wrong, in the order of the file.</param>
/// <param name="BadLines">How many lines have a fault.</param>
public sealed record ImportCheck(ImmutableArray<RegisterRow> Rows, ImmutableArray<LineFault> Faults, int BadLines)
{
    /// <summary>No import is longer.</summary>
    public const int MostLines = 100_000;

    /// <param name="readings">One for each line of the file.</param>
    /// <param name="stations">Codes of the stations, when beats are imported; null otherwise.</param>
    /// <param name="units">Id → whether it is a civilian unit, when agreements are imported; null otherwise.</param>
    public static ImportCheck Of(
        IEnumerable<RowReading> readings, IReadOnlySet<string>? stations = null, IReadOnlyDictionary<string, bool>? units = null)
    {
        var rows = ImmutableArray.CreateBuilder<RegisterRow>();
        var faults = ImmutableArray.CreateBuilder<LineFault>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var bad = 0;
        foreach (var reading in readings)
        {
            var found = reading.Row is { } row ? Against(row, lines, stations, units) : reading.Faults;
            faults.AddRange(found);
            if (found.IsEmpty)
                rows.Add(reading.Row!);
            else
                bad++;
        }

        return new ImportCheck(rows.ToImmutable(), faults.ToImmutable(), bad);
    }

    // A code twice in one file means that one of the two lines is a mistake, and nobody can say which.
    private static ImmutableArray<LineFault> Against(
        RegisterRow row, Dictionary<string, int> lines, IReadOnlySet<string>? stations, IReadOnlyDictionary<string, bool>? units)
    {
        if (!lines.TryAdd(row.Key, row.Line))
            return [LineFaults.Twice(row.Line, row.Entry is null ? "unit" : "code", row.Key, lines[row.Key])];
        if (stations is not null && row.Entry?.Station is { } station && !stations.Contains(station))
            return [LineFaults.UnknownStation(row.Line, station)];
        if (units is null || row.OptIn is not { } agreement)
            return [];
        return !units.TryGetValue(agreement.Unit.Value, out var civilian) ? [LineFaults.UnknownUnit(row.Line, agreement.Unit.Value)]
            : civilian ? [] : [LineFaults.NotCivilian(row.Line, agreement.Unit.Value)];
    }
}

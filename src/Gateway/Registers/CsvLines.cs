using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Dispatch.Domain.Registers;

namespace Dispatch.Gateway.Registers;

/// <summary>A CSV text as readings of its lines, with the line numbers that an editor shows. The fields' rules are the domain's.</summary>
internal static class CsvLines
{
    private static readonly string[] Delimiters = [",", ";", "\t"];

    /// <summary>With a heading that does not fit, its faults and nothing else.</summary>
    public static IReadOnlyList<RowReading> Read(RegisterKind kind, string text)
    {
        var badQuotes = false;
        using var reader = new StringReader(text);
        using var parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            DetectDelimiter = true,
            DetectDelimiterValues = Delimiters,
            BadDataFound = _ => badQuotes = true,
        });
        if (!parser.Read() || parser.Record is not { } heading)
            return [Bad(LineFaults.Empty())];
        heading = [.. heading.Select(name => name.Trim())];
        if (HeadingFaults(kind, heading) is { Count: > 0 } faults)
            return faults;
        var lines = new List<RowReading>();
        while (parser.Read() && parser.Record is { } fields)
        {
            if (lines.Count == ImportCheck.MostLines)
                return [Bad(LineFaults.TooMany(ImportCheck.MostLines))];
            // Spreadsheets leave lines of bare commas behind.
            if (Array.TrueForAll(fields, string.IsNullOrWhiteSpace))
                continue;
            var line = parser.RawRow - parser.RawRecord.AsSpan().TrimEnd("\r\n").Count('\n');
            lines.Add(badQuotes ? Bad(LineFaults.BadQuotes(line)) : ReadLine(kind, line, heading, fields));
            badQuotes = false;
        }

        return lines.Count == 0 ? [Bad(LineFaults.Empty())] : lines;
    }

    private static RowReading ReadLine(RegisterKind kind, int line, string[] heading, string[] fields)
    {
        if (fields.Length != heading.Length)
            return Bad(LineFaults.WrongWidth(line, fields.Length, heading.Length));
        var byName = heading.Zip(fields).ToDictionary(pair => pair.First, pair => SpreadsheetText.Unguarded(pair.Second), StringComparer.OrdinalIgnoreCase);
        return RowReading.Of(kind, line, byName);
    }

    private static List<RowReading> HeadingFaults(RegisterKind kind, string[] heading)
    {
        var columns = RegisterColumns.Of(kind);
        var names = heading.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var missing = columns.Where(column => column.Required && !names.Contains(column.Name)).Select(column => LineFaults.MissingColumn(column.Name));
        var unknown = heading.Where(name => !columns.Any(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase))).Select(LineFaults.UnknownColumn);
        var twice = heading.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1)
            .Select(same => LineFaults.Twice(1, same.Key, same.Key, 1));
        return [.. missing.Concat(unknown).Concat(twice).Select(Bad)];
    }

    private static RowReading Bad(LineFault fault) => new(null, [fault]);
}

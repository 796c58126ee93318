using System.Globalization;

namespace Dispatch.Silo.Commands.Cordons;

/// <summary>One line of a CSV file, for messages that name file, line and field.</summary>
internal sealed record CsvRow(string File, int Line, string[] Fields)
{
    public static List<CsvRow> ReadAll(string file, TextReader reader, string header)
    {
        if (reader.ReadLine()?.Trim() != header)
            throw new InputFault($"{file}: the first line must be \"{header}\".");
        var columns = header.Count(c => c == ',') + 1;
        var rows = new List<CsvRow>();
        while (reader.ReadLine() is { } line)
        {
            var row = new CsvRow(file, rows.Count + 2, line.Split(','));
            if (row.Fields.Length < columns)
                throw new InputFault($"{file}:{row.Line}: has {row.Fields.Length} fields, must have {columns}.");
            rows.Add(row);
        }
        return rows;
    }

    public int Whole(int column, string name, int most) =>
        int.TryParse(Fields[column], NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= most
            ? value : throw Wrong(name, FormattableString.Invariant($"must be a whole number from 0 to {most}"));

    public long Id(int column, string name) =>
        long.TryParse(Fields[column], NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value : throw Wrong(name, "must be a whole number");

    /// <summary>The crossing with this id.</summary>
    public int Known(int column, string name, Dictionary<long, int> index) =>
        index.TryGetValue(Id(column, name), out var node) ? node : throw Wrong(name, "is not a node of the graph");

    public double Real(int column, string name) =>
        double.TryParse(Fields[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value : throw Wrong(name, "must be a number");

    public InputFault Wrong(string name, string what) => new($"{File}:{Line}: field \"{name}\" {what}.");
}

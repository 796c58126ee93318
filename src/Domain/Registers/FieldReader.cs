using System.Collections.Immutable;
using System.Globalization;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Incidents;

namespace Dispatch.Domain.Registers;

/// <summary>Reads the fields of one line and gathers everything that is wrong with it, not the first fault only.</summary>
internal sealed class FieldReader(int line, ImmutableArray<RegisterColumn> columns, IReadOnlyDictionary<string, string> fields)
{
    private readonly ImmutableArray<LineFault>.Builder _faults = ImmutableArray.CreateBuilder<LineFault>();

    public int Line => line;

    public ImmutableArray<LineFault> Faults => _faults.ToImmutable();

    public void Add(LineFault fault) => _faults.Add(fault);

    /// <summary>A permanent name. Empty when it cannot be used.</summary>
    public string Code(string name)
    {
        var text = Text(name, 64);
        if (text.Length == 0 || IdText.IsValid(text))
            return text;
        Add(LineFaults.BadCode(line, name, text));
        return "";
    }

    /// <summary>What stands there without blanks around it; empty when nothing does. A missing required field is a fault.</summary>
    public string Text(string name, int limit, bool lines = false)
    {
        var text = fields.GetValueOrDefault(name, "").Trim();
        if (text.Length == 0)
        {
            if (columns.Any(column => column.Name == name && column.Required))
                Add(LineFaults.Missing(line, name));
        }
        else if (text.Length > limit)
        {
            Add(LineFaults.TooLong(line, name, text, limit));
        }
        else if (!TextRules.IsClean(text, lines))
        {
            Add(LineFaults.ControlCharacter(line, name, text));
        }

        return text;
    }

    public string? Optional(string name, int limit) => Text(name, limit) is { Length: > 0 } text ? text : null;

    /// <summary>One of the column's words, in its own spelling; capital letters do not matter. Null when absent or wrong.</summary>
    public string? Word(string name)
    {
        var text = Text(name, 40);
        if (text.Length == 0)
            return null;
        var words = columns.First(column => column.Name == name).Words;
        if (words.FirstOrDefault(word => string.Equals(word, text, StringComparison.OrdinalIgnoreCase)) is { } known)
            return known;
        Add(LineFaults.UnknownWord(line, name, text, words));
        return null;
    }

    /// <summary>Yes or no, as people and other programs write them.</summary>
    public bool? YesNo(string name)
    {
        var text = Text(name, 40);
        switch (text.ToUpperInvariant())
        {
            case "":
                return null;
            case "YES" or "Y" or "TRUE" or "1" or "是":
                return true;
            case "NO" or "N" or "FALSE" or "0" or "否":
                return false;
            default:
                Add(LineFaults.UnknownWord(line, name, text, RegisterColumns.YesNo));
                return null;
        }
    }

    public double? Number(string name, double least, double most)
    {
        var text = Text(name, 40);
        if (text.Length == 0)
            return null;
        if (!double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            Add(LineFaults.NotANumber(line, name, text));
        else if (number < least || number > most)
            Add(LineFaults.OutOfRange(line, name, text, least, most));
        else
            return number;
        return null;
    }

    /// <summary>Columns lat and lon. Null when absent or wrong.</summary>
    public GeoPoint? Place()
    {
        var before = _faults.Count;
        var (latitude, longitude) = (Number("lat", -90, 90), Number("lon", -180, 180));
        if (latitude is { } lat && longitude is { } lon)
            return GeoPoint.Of(lat, lon);
        if (_faults.Count == before && (latitude ?? longitude) is not null)
            Add(LineFaults.HalfAPlace(line, latitude is null ? "lat" : "lon"));
        return null;
    }
}

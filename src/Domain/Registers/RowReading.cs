using System.Collections.Immutable;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Registers;

/// <summary>One line, read: a row or faults.</summary>
public sealed record RowReading(RegisterRow? Row, ImmutableArray<LineFault> Faults)
{
    private const int NameLimit = 80;
    private const int DetailLimit = 400;
    private const int TemplateLimit = 500;
    private const double LargestRadius = 5000;

    /// <param name="fields">Column name → text.</param>
    public static RowReading Of(RegisterKind kind, int line, IReadOnlyDictionary<string, string> fields)
    {
        var reader = new FieldReader(line, RegisterColumns.Of(kind), fields);
        var row = kind switch
        {
            RegisterKind.Units => new RegisterRow(line, Unit: Unit(reader)),
            RegisterKind.OptIns => new RegisterRow(line, OptIn: new UnitOptIn(new UnitId(reader.Code("unit")), reader.YesNo("optedIn") ?? false)),
            RegisterKind.Templates => new RegisterRow(line, Template(reader)),
            _ => new RegisterRow(line, Entry(kind, reader)),
        };
        return reader.Faults.IsEmpty ? new RowReading(row, []) : new RowReading(null, reader.Faults);
    }

    private static RegisterEntry Template(FieldReader reader) => new(
        reader.Code("code"), reader.Text("zh", TemplateLimit, lines: true), reader.Text("en", TemplateLimit, lines: true));

    private static RegisterEntry Entry(RegisterKind kind, FieldReader reader)
    {
        var named = new RegisterEntry(reader.Code("code"), reader.Text("zh", NameLimit), reader.Text("en", NameLimit), reader.Place());
        var radius = kind is RegisterKind.Beats or RegisterKind.Hazards && reader.Number("radius", 1, LargestRadius) is { } metres ? new Metres(metres) : (Metres?)null;
        return kind switch
        {
            RegisterKind.Stations => named with { Detail = reader.Optional("detail", DetailLimit) },
            RegisterKind.Beats => named with { Radius = radius, Station = reader.Code("station") is { Length: > 0 } station ? station : null },
            RegisterKind.Gates => named with { Category = reader.Word("kind") },
            RegisterKind.Hazards => named with { Radius = radius, Category = reader.Word("kind"), Detail = reader.Optional("detail", DetailLimit) },
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a register of entries."),
        };
    }

    private static UnitProfile Unit(FieldReader reader)
    {
        var kind = Parsed<UnitKind>(reader.Word("kind"));
        var agency = Parsed<Agency>(reader.Word("agency"));
        if (kind is { } sort && agency is { } of && sort.IsCivilian() != (of == Agency.Civilian))
            reader.Add(LineFaults.WrongAgency(reader.Line, of.ToString()));
        var civilian = kind?.IsCivilian() ?? false;
        return new UnitProfile(
            new UnitId(reader.Code("unit")), reader.Text("callSign", 40), kind ?? default, agency ?? default,
            [.. reader.Text("capabilities", 400).Split(' ', StringSplitOptions.RemoveEmptyEntries)],
            reader.Optional("beat", 64), reader.Optional("station", 64),
            // Agreement is never assumed: a civilian without a word about it has not opted in.
            OptedIn: reader.YesNo("optedIn") ?? !civilian,
            Synthetic: reader.YesNo("synthetic") ?? false);
    }

    private static T? Parsed<T>(string? word) where T : struct, Enum => word is null ? null : Enum.Parse<T>(word, ignoreCase: true);
}

using System.Collections.Immutable;

namespace Dispatch.Domain.Registers;

/// <summary>Every fault that a line can have. Codes are stable: pages translate them.</summary>
public static class LineFaults
{
    private const int Shown = 80;

    public static LineFault Missing(int line, string field) =>
        new(line, field, "missing", "", $"{field} is empty; fill it in.");

    public static LineFault BadCode(int line, string field, string value) =>
        Of(line, field, "bad-code", value, $"{field} has 1–64 letters a–z, digits, '-', '_', '.' or ':'; write it without blanks and accents.");

    public static LineFault TooLong(int line, string field, string value, int limit) =>
        Of(line, field, "too-long", value, $"{field} has {value.Length} characters; shorten it to {limit}.");

    public static LineFault ControlCharacter(int line, string field, string value) =>
        Of(line, field, "control-character", value, $"{field} holds a character that cannot be seen; type it anew.");

    public static LineFault NotANumber(int line, string field, string value) =>
        Of(line, field, "not-a-number", value, $"{field} is a number with a decimal point, such as 43.8801.");

    public static LineFault OutOfRange(int line, string field, string value, double least, double most) =>
        Of(line, field, "out-of-range", value, FormattableString.Invariant($"{field} is a number from {least} to {most}."));

    public static LineFault UnknownWord(int line, string field, string value, ImmutableArray<string> words) =>
        Of(line, field, "unknown-word", value, $"{field} is one of: {string.Join(", ", words)}.");

    public static LineFault HalfAPlace(int line, string field) =>
        new(line, field, "half-a-place", "", "Give both lat and lon, or neither.");

    public static LineFault Twice(int line, string field, string value, int first) =>
        Of(line, field, "twice", value, $"{value} stands in line {first} already; keep one of the two.");

    public static LineFault UnknownStation(int line, string value) =>
        Of(line, "station", "unknown-station", value, $"There is no station {value}; import the stations first or correct the code.");

    public static LineFault UnknownUnit(int line, string value) =>
        Of(line, "unit", "unknown-unit", value, $"There is no unit {value}; import the units first or correct the id.");

    public static LineFault NotCivilian(int line, string value) =>
        Of(line, "unit", "not-civilian", value, "Only taxis and volunteers opt in; officers are always in.");

    public static LineFault WrongAgency(int line, string value) =>
        Of(line, "agency", "wrong-agency", value, "Taxis and volunteers belong to the agency civilian, and nobody else does.");

    public static LineFault WrongWidth(int line, int has, int wants) =>
        new(line, "", "wrong-width", "", $"The line has {has} fields and the heading {wants}; look for a missing or unwanted comma or quotation mark.");

    public static LineFault BadQuotes(int line) =>
        new(line, "", "bad-quotes", "", "A quotation mark stands in the middle of a field; write it twice and put the whole field between quotation marks.");

    public static LineFault MissingColumn(string name) =>
        new(1, name, "missing-column", "", $"The heading lacks the column {name}; add it.");

    public static LineFault UnknownColumn(string name) =>
        Of(1, name, "unknown-column", name, $"The register has no column {name}; remove or rename it.");

    public static LineFault Empty() => new(0, "", "empty-file", "", "The file has no lines below its heading.");

    public static LineFault TooMany(int most) =>
        new(0, "", "too-many-lines", "", $"The file has more than {most} lines; divide it.");

    private static LineFault Of(int line, string field, string code, string value, string message) =>
        new(line, field, code, value.Length <= Shown ? value : value[..Shown], message);
}

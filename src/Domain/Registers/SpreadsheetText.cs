namespace Dispatch.Domain.Registers;

/// <summary>
/// Spreadsheets run what begins like a formula, also from a CSV file. Such a text leaves with an apostrophe before it, as
/// spreadsheets themselves mark text, and loses it on the way back.
/// </summary>
public static class SpreadsheetText
{
    public static string Guarded(string text) =>
        IsFormula(text) && !double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _) ? "'" + text : text;

    public static string Unguarded(string text) => text.Length > 1 && text[0] == '\'' && IsFormula(text[1..]) ? text[1..] : text;

    private static bool IsFormula(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r';
}

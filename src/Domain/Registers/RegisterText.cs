using System.Globalization;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Registers;

/// <summary>Entries as their files and tables show them: the columns of <see cref="RegisterColumns"/> as text. Read again they give the same.</summary>
public static class RegisterText
{
    public static string Of(RegisterEntry entry, string column) => column switch
    {
        "code" => entry.Code,
        "zh" => entry.Zh,
        "en" => entry.En,
        "lat" => Number(entry.At?.Latitude),
        "lon" => Number(entry.At?.Longitude),
        "radius" => Number(entry.Radius?.Value),
        "kind" => entry.Category ?? "",
        "station" => entry.Station ?? "",
        "detail" => entry.Detail ?? "",
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "No such column."),
    };

    public static string Of(UnitProfile unit, string column) => column switch
    {
        "unit" => unit.Id.Value,
        "callSign" => unit.CallSign,
        "kind" => RegisterColumns.UnitKindWords[(int)unit.Kind],
        "agency" => RegisterColumns.AgencyWords[(int)unit.Agency],
        "capabilities" => string.Join(' ', unit.Capabilities),
        "beat" => unit.Beat ?? "",
        "station" => unit.Station ?? "",
        "optedIn" => YesNo(unit.OptedIn),
        "synthetic" => YesNo(unit.Synthetic),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "No such column."),
    };

    private static string YesNo(bool value) => value ? "yes" : "no";

    private static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}

using Dispatch.Domain.Geo;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Registers;

/// <summary>One entry of a register that is not the fleet. Which members a register uses stands in <see cref="RegisterColumns"/>.</summary>
/// <param name="Code">Its permanent name within the register; 1–64 of letters, digits, '-', '_', '.', ':'.</param>
/// <param name="Zh">Chinese name, or the Chinese text of a template.</param>
/// <param name="En">English name or text; empty when none was given.</param>
/// <param name="At">Where it is; null for what has no place.</param>
/// <param name="Radius">How far around it applies.</param>
/// <param name="Category">Of a gate: gate or border; of a hazard: what kind of danger.</param>
/// <param name="Station">The station that a beat belongs to.</param>
/// <param name="Detail">A station's telephone number; what a crew must do about a hazard.</param>
[GenerateSerializer, Immutable, Alias("dispatch.RegisterEntry")]
public sealed record RegisterEntry(
    string Code,
    string Zh,
    string En = "",
    GeoPoint? At = null,
    Metres? Radius = null,
    string? Category = null,
    string? Station = null,
    string? Detail = null);

/// <summary>An entry with who put it there last.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.RegisterLine")]
public sealed record RegisterLine(RegisterEntry Entry, Actor By, DateTimeOffset At);

/// <summary>That a civilian unit agreed to be mobilised, or no longer does.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.UnitOptIn")]
public sealed record UnitOptIn(UnitId Unit, bool OptedIn);

/// <summary>One good line of an import: exactly one of the three is set.</summary>
/// <param name="Line">Where it stands in the file, counted from 1, the heading included.</param>
[GenerateSerializer, Immutable, Alias("dispatch.RegisterRow")]
public sealed record RegisterRow(int Line, RegisterEntry? Entry = null, UnitProfile? Unit = null, UnitOptIn? OptIn = null)
{
    /// <summary>What tells it from every other row of its register.</summary>
    public string Key => Entry?.Code ?? Unit?.Id.Value ?? OptIn!.Unit.Value;
}

/// <summary>What is wrong with one field of one line.</summary>
/// <param name="Line">Counted from 1, the heading included; 0 = the whole file.</param>
/// <param name="Field">Name of the column; empty when the whole line is meant.</param>
/// <param name="Code">Stable: see <see cref="LineFaults"/>.</param>
/// <param name="Value">What stands there, cut to 80 characters.</param>
/// <param name="Message">What is wrong and what to do, in one sentence.</param>
[GenerateSerializer, Immutable, Alias("dispatch.LineFault")]
public sealed record LineFault(int Line, string Field, string Code, string Value, string Message);

using System.Text.RegularExpressions;

namespace Dispatch.Domain;

/// <summary>A unit's permanent name, for example <c>taxi-04711</c>; 1–64 of letters, digits, '-', '_', '.', ':'.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.UnitId")]
public readonly record struct UnitId([property: Id(0)] string Value)
{
    public static UnitId? TryParse(string? text) => IdText.IsValid(text) ? new UnitId(text!) : null;

    public override string ToString() => Value;
}

/// <summary>An incident's permanent name, ten Crockford base-32 digits derived from the creating command.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.IncidentId")]
public readonly record struct IncidentId([property: Id(0)] string Value)
{
    public static IncidentId? TryParse(string? text) => IdText.IsValid(text) ? new IncidentId(text!) : null;

    public override string ToString() => Value;
}

/// <summary>The caller's idempotency key: repeating a command under the same key gives the first answer.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.CommandKey")]
public readonly record struct CommandKey([property: Id(0)] string Value)
{
    public static CommandKey? TryParse(string? text) => IdText.IsValid(text) ? new CommandKey(text!) : null;

    public override string ToString() => Value;
}

internal static partial class IdText
{
    public static bool IsValid(string? text) => text is not null && Allowed().IsMatch(text);

    [GeneratedRegex(@"\A[A-Za-z0-9._:\-]{1,64}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Allowed();
}

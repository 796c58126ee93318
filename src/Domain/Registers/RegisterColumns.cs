using System.Collections.Immutable;

namespace Dispatch.Domain.Registers;

/// <summary>One column of a register's table and file.</summary>
/// <param name="Words">What may stand in it; empty when that is open.</param>
public sealed record RegisterColumn(string Name, bool Required, ImmutableArray<string> Words)
{
    internal static RegisterColumn Must(string name, params ImmutableArray<string> words) => new(name, true, words);

    internal static RegisterColumn May(string name, params ImmutableArray<string> words) => new(name, false, words);
}

/// <summary>Which columns each register has, in the order of its file.</summary>
public static class RegisterColumns
{
    public static readonly ImmutableArray<string> GateWords = ["gate", "border"];

    public static readonly ImmutableArray<string> HazardWords =
        ["gas", "chemical", "fire", "electric", "structure", "weapon", "violence", "dog", "infection", "other"];

    public static readonly ImmutableArray<string> UnitKindWords = ["officer", "patrolCar", "fireEngine", "ambulance", "taxi", "volunteer"];

    public static readonly ImmutableArray<string> AgencyWords = ["police", "fire", "medical", "traffic", "civilian"];

    public static readonly ImmutableArray<string> YesNo = ["yes", "no"];

    public static ImmutableArray<RegisterColumn> Of(RegisterKind kind) => kind switch
    {
        RegisterKind.Units =>
        [
            RegisterColumn.Must("unit"), RegisterColumn.Must("callSign"), RegisterColumn.Must("kind", UnitKindWords),
            RegisterColumn.Must("agency", AgencyWords), RegisterColumn.May("capabilities"), RegisterColumn.May("beat"),
            RegisterColumn.May("station"), RegisterColumn.May("optedIn", YesNo), RegisterColumn.May("synthetic", YesNo),
        ],
        RegisterKind.OptIns => [RegisterColumn.Must("unit"), RegisterColumn.Must("optedIn", YesNo)],
        RegisterKind.Stations => [.. Named, RegisterColumn.Must("lat"), RegisterColumn.Must("lon"), RegisterColumn.May("detail")],
        RegisterKind.Beats =>
            [.. Named, RegisterColumn.May("station"), RegisterColumn.May("lat"), RegisterColumn.May("lon"), RegisterColumn.May("radius")],
        RegisterKind.Gates => [.. Named, RegisterColumn.Must("kind", GateWords), RegisterColumn.Must("lat"), RegisterColumn.Must("lon")],
        RegisterKind.Hazards =>
        [
            .. Named, RegisterColumn.Must("kind", HazardWords), RegisterColumn.Must("lat"), RegisterColumn.Must("lon"),
            RegisterColumn.Must("radius"), RegisterColumn.May("detail"),
        ],
        RegisterKind.Templates => [RegisterColumn.Must("code"), RegisterColumn.Must("zh"), RegisterColumn.Must("en")],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such register."),
    };

    private static ImmutableArray<RegisterColumn> Named => [RegisterColumn.Must("code"), RegisterColumn.Must("zh"), RegisterColumn.May("en")];
}

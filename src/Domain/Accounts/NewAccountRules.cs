namespace Dispatch.Domain.Accounts;

/// <summary>Which role needs a unit, and what a name looks like.</summary>
public static class NewAccountRules
{
    private const int MaxDisplayName = 80;

    /// <summary>Null when the account may be created.</summary>
    public static Refusal? Check(NewAccount wanted)
    {
        if (!AccountName.IsValid(wanted.Name))
            return new Refusal("invalid-account-name",
                "An account name is 2–64 characters of a–z, 0–9, '.', '_' and '-', and starts with a letter or digit.", Field: "name");
        if (wanted.DisplayName.Length is 0 or > MaxDisplayName)
            return new Refusal("invalid-display-name", "A display name has 1–80 characters.", Field: "displayName");
        return CheckUnit(wanted.Role, wanted.Unit);
    }

    private static Refusal? CheckUnit(Role role, string? unit) => role switch
    {
        Role.Device when unit == Account.AnyUnit => null,
        Role.Unit or Role.Device when UnitId.TryParse(unit) is null => new Refusal(
            "unit-needed", "This role speaks for a unit: give its id (a device may be a fleet gateway with \"*\").", Field: "unit"),
        Role.Unit or Role.Device => null,
        _ when unit is not null => new Refusal(
            "unit-not-allowed", "Only the roles unit and device are tied to a unit.", Field: "unit"),
        _ => null,
    };
}

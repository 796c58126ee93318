namespace Dispatch.Domain.Units.Rules;

/// <summary>A profile must be one that people and rules can use.</summary>
public static class ProfileIsComplete
{
    private const int MaxCapabilities = 32;

    public static Refusal? Check(UnitProfile profile) => profile switch
    {
        { CallSign: null or { Length: 0 or > 40 } } => Wrong("callSign", "A call sign has 1 to 40 characters."),
        { Capabilities.IsDefault: true } => Wrong("capabilities", "Capabilities must be a list, even an empty one."),
        { Capabilities.Length: > MaxCapabilities } => Wrong("capabilities", "A unit has at most 32 capabilities."),
        _ when !Enum.IsDefined(profile.Kind) => Wrong("kind", "The kind is not one of the known kinds."),
        _ when !Enum.IsDefined(profile.Agency) => Wrong("agency", "The agency is not one of the known agencies."),
        _ when profile.Kind.IsCivilian() != (profile.Agency == Agency.Civilian) =>
            Wrong("agency", "Taxis and volunteers belong to the agency Civilian, and nobody else does."),
        _ when profile.Capabilities.Any(string.IsNullOrWhiteSpace) => Wrong("capabilities", "A capability must not be empty."),
        _ => null,
    };

    private static Refusal Wrong(string field, string message) => new("invalid-profile", message, Field: field);
}

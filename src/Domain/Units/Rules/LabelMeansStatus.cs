namespace Dispatch.Domain.Units.Rules;

/// <summary>An agency's own word must not contradict the base status that everybody else reads.</summary>
public static class LabelMeansStatus
{
    public static Refusal? Check(UnitStatus status, string? label) => label switch
    {
        null => null,
        { Length: > StatusLabels.MaxLength } => new Refusal("invalid-label", "A label has at most 40 characters.", Field: "label"),
        _ when StatusLabels.BaseStatusOf(label) is { } meant && meant != status =>
            new Refusal("label-contradicts-status", $"\"{label}\" means {meant}, not {status}.", Field: "label"),
        _ => null,
    };
}

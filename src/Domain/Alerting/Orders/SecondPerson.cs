namespace Dispatch.Domain.Alerting.Orders;

/// <summary>
/// A second authorised person releases every description of a person or vehicle and every alert to more than a set number.
/// Behind it: a wrong man shown to 860,000 people on one person's word (Citizen app, May 2021).
/// </summary>
public static class SecondPerson
{
    public const string Description = "description";
    public const string Recipients = "recipients";

    /// <summary>Why a release is needed (<see cref="Description"/>, <see cref="Recipients"/>); null when it is not.</summary>
    /// <param name="eligible">How many may be told in all, in every wave together.</param>
    public static string? Why(AlertOrder order, int eligible, AlertLimits limits) =>
        order.Description is not null ? Description
        : eligible > limits.SecondPersonAbove ? Recipients
        : null;

    /// <summary>Nobody releases their own order.</summary>
    public static Refusal? Check(Actor orderedBy, Actor releasedBy) =>
        string.Equals(orderedBy.Id, releasedBy.Id, StringComparison.Ordinal)
            ? new Refusal("second-person-needed", "Whoever ordered the alert cannot release it; another account must.", RefusalKind.Forbidden)
            : null;
}

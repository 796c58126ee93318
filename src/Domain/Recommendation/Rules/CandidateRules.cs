using System.Collections.Immutable;
using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Recommendation.Rules;

/// <summary>The rules that leave a candidate out, in the order in which they are asked; the first one counts.</summary>
internal static class CandidateRules
{
    public static readonly ImmutableArray<ICandidateRule> All =
    [
        new WrongKind(),
        new WrongAgency(),
        new CivilianNotSent(),
        new LacksCapability(),
        new OptedOut(),
        new AlreadyAsked(),
        new OffDuty(),
        new NotAvailable(),
        new Occupied(),
        new StalePosition(),
        new OutsideRadius(),
    ];
}

internal interface ICandidateRule
{
    /// <summary>One of <see cref="ExclusionReasons"/>.</summary>
    string Reason { get; }

    /// <summary>False when the unit would not have helped anyway, so that a shortfall is not blamed on this.</summary>
    bool OfWantedSort { get; }

    bool Excludes(Question question, in Candidate candidate, Metres distance);
}

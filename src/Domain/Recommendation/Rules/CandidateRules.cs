using System.Collections.Immutable;

namespace Dispatch.Domain.Recommendation.Rules;

/// <summary>The rules that leave a candidate out, in the order in which they are asked; the first one counts.</summary>
internal static class CandidateRules
{
    /// <summary>What a unit is. Who is left out here would not have helped anyway, so a shortfall is not blamed on it.</summary>
    public static readonly ImmutableArray<ICandidateRule> OfSort =
    [
        new WrongKind(),
        new WrongAgency(),
        new CivilianNotSent(),
        new LacksCapability(),
    ];

    /// <summary>How it stands with a unit of the wanted sort just now.</summary>
    public static readonly ImmutableArray<ICandidateRule> OfSituation =
    [
        new OptedOut(),
        new AlreadyAsked(),
        new OffDuty(),
        new NotAvailable(),
        new Occupied(),
        new StalePosition(),
        new OutsideRadius(),
    ];

    /// <summary>The index of the first rule that leaves the candidate out; null when none does.</summary>
    public static int? FirstExcluding(ImmutableArray<ICandidateRule> rules, Question question, in Candidate candidate)
    {
        for (var i = 0; i < rules.Length; i++)
            if (rules[i].Excludes(question, candidate))
                return i;
        return null;
    }
}

internal interface ICandidateRule
{
    /// <summary>One of <see cref="ExclusionReasons"/>.</summary>
    string Reason { get; }

    bool Excludes(Question question, in Candidate candidate);
}

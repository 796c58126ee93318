using System.Collections.Immutable;
using Dispatch.Domain.Alerting.Audiences.Rules;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Recommendation;

namespace Dispatch.Domain.Alerting.Audiences;

/// <summary>
/// Who may be told, asked at the moment of sending. The rules stand in the order in which they are asked and the first one that
/// says no is the reason that is counted.
/// </summary>
public static class AudienceRules
{
    internal static readonly ImmutableArray<AudienceRule> All =
    [
        new Unregistered(),
        new WrongKind(),
        new NotOptedIn(),
        new OffDuty(),
        new AlreadyAlerted(),
        new StalePosition(),
        new OutOfRange(),
        new OnTask(),
        new Occupied(),
        new Resting(),
        new AlertBudget(),
    ];

    /// <summary>
    /// A unit in two cells at once is looked at where it was seen last. Whoever is eligible beyond a quota is told apart by
    /// <see cref="Waves.WavePlanner"/>, not here.
    /// </summary>
    public static AudienceChoice Choose(AudienceQuestion question, IReadOnlyList<AlertCandidate> candidates)
    {
        var counts = new int[All.Length];
        var eligible = new List<EligibleUnit>(candidates.Count);
        foreach (var index in Newest(candidates))
        {
            var candidate = candidates[index];
            if (FirstExcluding(question, candidate) is { } rule)
                counts[rule]++;
            else
                eligible.Add(Eligible(question, candidate));
        }

        if (!question.AsTheyCome)
            eligible.Sort(NearestFirst);
        return new AudienceChoice([.. eligible], [.. All.Select((rule, i) => new Exclusion(rule.Reason, counts[i])).Where(one => one.Count > 0)]);
    }

    /// <summary>Null when the unit may be told now; otherwise the reason. For the last look before a message leaves.</summary>
    public static string? WhyNot(AudienceQuestion question, in AlertCandidate candidate) =>
        FirstExcluding(question, candidate) is { } rule ? All[rule].Reason : null;

    private static EligibleUnit Eligible(AudienceQuestion question, in AlertCandidate candidate)
    {
        var profile = candidate.Summary!.Profile;
        return new EligibleUnit(
            candidate.Unit, profile.CallSign, profile.Kind, candidate.Fix?.At, question.Distance(candidate), candidate.Occupied == true, profile.Synthetic);
    }

    private static int NearestFirst(EligibleUnit a, EligibleUnit b)
    {
        // Unknown distances come last among themselves and before nobody: an audience either has anchors or has none.
        var order = (a.Distance ?? new Metres(double.MaxValue)).CompareTo(b.Distance ?? new Metres(double.MaxValue));
        return order != 0 ? order : string.CompareOrdinal(a.Unit.Value, b.Unit.Value);
    }

    private static Dictionary<UnitId, int>.ValueCollection Newest(IReadOnlyList<AlertCandidate> candidates)
    {
        var newest = new Dictionary<UnitId, int>(candidates.Count);
        for (var i = 0; i < candidates.Count; i++)
        {
            var candidate = candidates[i];
            if (!newest.TryAdd(candidate.Unit, i) && Age(candidate) > Age(candidates[newest[candidate.Unit]]))
                newest[candidate.Unit] = i;
        }

        return newest.Values;

        static DateTimeOffset Age(AlertCandidate candidate) => candidate.Fix?.Time ?? DateTimeOffset.MinValue;
    }

    private static int? FirstExcluding(AudienceQuestion question, in AlertCandidate candidate)
    {
        for (var i = 0; i < All.Length; i++)
            if (All[i].Excludes(question, candidate))
                return i;
        return null;
    }
}

using System.Collections.Immutable;
using Dispatch.Domain.Recommendation.Rules;

namespace Dispatch.Domain.Recommendation;

/// <summary>Parts those who can go from those who cannot, counting each of the latter under the first rule that says so.</summary>
internal sealed class Sieve
{
    private readonly int[] ofSort = new int[CandidateRules.OfSort.Length];
    private readonly int[] ofSituation = new int[CandidateRules.OfSituation.Length];
    private int duplicates;

    private Sieve(Question question) => Eligible = new Best(question.Keep);

    /// <summary>The best of those who can go, best first.</summary>
    public Best Eligible { get; }

    public static Sieve Run(Question question, IReadOnlyList<Candidate> candidates)
    {
        var sieve = new Sieve(question);
        foreach (var index in sieve.NewestOfSort(question, candidates).Values)
        {
            var candidate = candidates[index];
            if (FirstExcluding(CandidateRules.OfSituation, question, candidate) is { } rule)
                sieve.ofSituation[rule]++;
            else
                sieve.Eligible.Add(Option.StraightLine(question, candidate));
        }

        return sieve;
    }

    public ImmutableArray<Exclusion> Exclusions()
    {
        var exclusions = ImmutableArray.CreateBuilder<Exclusion>();
        for (var i = 0; i < ofSort.Length; i++)
            Add(CandidateRules.OfSort[i].Reason, ofSort[i]);
        Add(ExclusionReasons.OlderDuplicate, duplicates);
        for (var i = 0; i < ofSituation.Length; i++)
            Add(CandidateRules.OfSituation[i].Reason, ofSituation[i]);
        return exclusions.ToImmutable();

        void Add(string reason, int count)
        {
            if (count > 0)
                exclusions.Add(new Exclusion(reason, count));
        }
    }

    /// <summary>The commonest reason among units of the wanted sort.</summary>
    public string Shortfall()
    {
        var commonest = ofSituation.Max();
        return commonest == 0 ? ExclusionReasons.NoCandidates
            : CandidateRules.OfSituation[Array.IndexOf(ofSituation, commonest)].Reason;
    }

    /// <summary>
    /// Units of the wanted sort, each at its newest position: one that just crossed into another cell may be in both.
    /// Most of a city is of another sort, so that is asked before the dictionary; both cells know the same profile.
    /// </summary>
    private Dictionary<UnitId, int> NewestOfSort(Question question, IReadOnlyList<Candidate> candidates)
    {
        var newest = new Dictionary<UnitId, int>();
        for (var i = 0; i < candidates.Count; i++)
        {
            var candidate = candidates[i];
            if (FirstExcluding(CandidateRules.OfSort, question, candidate) is { } rule)
            {
                ofSort[rule]++;
                continue;
            }

            var unit = candidate.Unit.Profile.Id;
            if (!newest.TryAdd(unit, i))
            {
                duplicates++;
                if (candidate.Fix.Time > candidates[newest[unit]].Fix.Time)
                    newest[unit] = i;
            }
        }

        return newest;
    }

    private static int? FirstExcluding(ImmutableArray<ICandidateRule> rules, Question question, in Candidate candidate)
    {
        for (var i = 0; i < rules.Length; i++)
            if (rules[i].Excludes(question, candidate))
                return i;
        return null;
    }
}

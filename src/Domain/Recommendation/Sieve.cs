using System.Collections.Immutable;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Recommendation.Rules;

namespace Dispatch.Domain.Recommendation;

/// <summary>Parts those who can go from those who cannot, counting each of the latter under the first rule that says so.</summary>
internal sealed class Sieve
{
    private readonly int[] counts = new int[CandidateRules.All.Length];
    private int duplicates;

    /// <summary>The best of those who can go, best first.</summary>
    public Best Eligible { get; }

    private Sieve(Question question) => Eligible = new Best(question.Keep);

    public static Sieve Run(Question question, IReadOnlyList<Candidate> candidates)
    {
        var sieve = new Sieve(question);
        var newest = Newest(candidates);
        sieve.duplicates = candidates.Count - newest.Count;
        foreach (var index in newest.Values)
            sieve.Add(question, candidates[index]);
        return sieve;
    }

    public ImmutableArray<Exclusion> Exclusions()
    {
        var exclusions = ImmutableArray.CreateBuilder<Exclusion>();
        if (duplicates > 0)
            exclusions.Add(new Exclusion(ExclusionReasons.OlderDuplicate, duplicates));
        for (var i = 0; i < counts.Length; i++)
            if (counts[i] > 0)
                exclusions.Add(new Exclusion(CandidateRules.All[i].Reason, counts[i]));
        return exclusions.ToImmutable();
    }

    /// <summary>The commonest reason among units of the wanted sort; a unit of another sort would not have helped.</summary>
    public string Shortfall()
    {
        var best = -1;
        for (var i = 0; i < counts.Length; i++)
            if (CandidateRules.All[i].OfWantedSort && counts[i] > 0 && (best < 0 || counts[i] > counts[best]))
                best = i;
        return best < 0 ? ExclusionReasons.NoCandidates : CandidateRules.All[best].Reason;
    }

    /// <summary>A unit that just crossed into another cell may be in both: its newest position counts.</summary>
    private static Dictionary<UnitId, int> Newest(IReadOnlyList<Candidate> candidates)
    {
        var newest = new Dictionary<UnitId, int>(candidates.Count);
        for (var i = 0; i < candidates.Count; i++)
        {
            var unit = candidates[i].Unit.Profile.Id;
            if (!newest.TryGetValue(unit, out var other) || candidates[i].Fix.Time > candidates[other].Fix.Time)
                newest[unit] = i;
        }

        return newest;
    }

    private void Add(Question question, in Candidate candidate)
    {
        var distance = Earth.Distance(candidate.Fix.At, question.At);
        for (var i = 0; i < CandidateRules.All.Length; i++)
            if (CandidateRules.All[i].Excludes(question, candidate, distance))
            {
                counts[i]++;
                return;
            }

        Eligible.Add(Option.StraightLine(question, candidate, distance));
    }
}

using Dispatch.Domain.Recommendation.Rules;

namespace Dispatch.Domain.Recommendation;

/// <summary>Parts those who can go from those who cannot, counting each of the latter under the first rule that says so.</summary>
internal sealed class Sieve
{
    private readonly int[] left = new int[CandidateRules.OfSituation.Length];

    public Sieve(Question question, ReadOnlySpan<Candidate> candidates)
    {
        Eligible = new Best(question.Keep);
        foreach (ref readonly var candidate in candidates)
        {
            if (CandidateRules.FirstExcluding(CandidateRules.OfSituation, question, candidate) is { } rule)
                left[rule]++;
            else
                Eligible.Add(Option.StraightLine(question, candidate));
        }
    }

    /// <summary>The best of those who can go, best first.</summary>
    public Best Eligible { get; }

    public IEnumerable<Exclusion> Exclusions() => CandidateRules.OfSituation.Select((rule, i) => new Exclusion(rule.Reason, left[i]));

    /// <summary>The commonest reason among units of the wanted sort.</summary>
    public string Shortfall()
    {
        var commonest = left.Max();
        return commonest == 0 ? ExclusionReasons.NoCandidates : CandidateRules.OfSituation[Array.IndexOf(left, commonest)].Reason;
    }
}

using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Dispatch.Domain.Recommendation.Rules;

namespace Dispatch.Domain.Recommendation;

/// <summary>
/// Units of the wanted sort, each at its newest position: one that just crossed into another cell may be in both.
/// Most of a city is of another sort, so that is asked before the dictionary; both cells know the same profile.
/// </summary>
internal sealed class WantedSort(Question question)
{
    private readonly int[] left = new int[CandidateRules.OfSort.Length];
    private readonly Dictionary<UnitId, int> places = [];
    private readonly List<Candidate> newest = [];
    private int duplicates;

    public ReadOnlySpan<Candidate> Newest => CollectionsMarshal.AsSpan(newest);

    public void Take(in Candidate candidate)
    {
        if (CandidateRules.FirstExcluding(CandidateRules.OfSort, question, candidate) is { } rule)
        {
            left[rule]++;
        }
        else if (places.TryAdd(candidate.Unit.Profile.Id, newest.Count))
        {
            newest.Add(candidate);
        }
        else
        {
            duplicates++;
            var place = places[candidate.Unit.Profile.Id];
            if (candidate.Fix.Time > newest[place].Fix.Time)
                newest[place] = candidate;
        }
    }

    public IEnumerable<Exclusion> Exclusions() =>
        CandidateRules.OfSort.Select((rule, i) => new Exclusion(rule.Reason, left[i])).Append(new Exclusion(ExclusionReasons.OlderDuplicate, duplicates));
}

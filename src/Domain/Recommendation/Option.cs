using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Recommendation;

/// <summary>A candidate who can go, with the time at which it would be there.</summary>
/// <param name="Head">What the arrival time is reduced by when units are compared.</param>
internal readonly record struct Option(
    Candidate Candidate, Metres Distance, TimeSpan Eta, bool ByRoad, TimeSpan Head, bool Resting) : IComparable<Option>
{
    public static Option StraightLine(Question question, in Candidate candidate)
    {
        var distance = Earth.Distance(candidate.Fix.At, question.At);
        var unit = candidate.Unit;
        var seconds = distance.Value * question.Limits.DetourFactor / RecommendationLimits.LegalSpeed(unit.Profile.Kind).Value;
        var ownBeat = question.Beat is not null && unit.Profile.Beat == question.Beat;
        return new Option(
            candidate,
            distance,
            TimeSpan.FromSeconds(seconds),
            ByRoad: false,
            Head: ownBeat ? question.Limits.OwnBeatMargin : TimeSpan.Zero,
            Resting: unit.RestUntil > question.Now);
    }

    public Option TimedByRoad(TimeSpan eta) => this with { Eta = eta, ByRoad = true };

    /// <summary>Rested first, then the earlier arrival, then the unit id.</summary>
    public int CompareTo(Option other)
    {
        if (Resting != other.Resting)
            return Resting ? 1 : -1;
        var byTime = (Eta - Head).CompareTo(other.Eta - other.Head);
        return byTime != 0 ? byTime : string.CompareOrdinal(Candidate.Unit.Profile.Id.Value, other.Candidate.Unit.Profile.Id.Value);
    }

    public UnitChoice ToChoice(Question question, IReadOnlyList<Option> ranked, int rank)
    {
        var profile = Candidate.Unit.Profile;
        var age = question.Now - Candidate.Fix.Time;
        return new UnitChoice(profile.Id, profile.CallSign, profile.Kind, Distance, Eta, ByRoad,
            age < TimeSpan.Zero ? TimeSpan.Zero : age, Reason(ranked, rank));
    }

    private string Reason(IReadOnlyList<Option> ranked, int rank)
    {
        if (Resting)
            return ChoiceReasons.RestOverridden;
        var eta = Eta;
        var overtook = Head > TimeSpan.Zero && ranked.Skip(rank + 1).Any(other => !other.Resting && other.Eta < eta);
        return overtook ? ChoiceReasons.OwnBeat : ChoiceReasons.NearestByEta;
    }
}

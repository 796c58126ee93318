using Dispatch.Domain.Alerting.Audiences;
using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Alerting.Waves;

/// <summary>Which candidate is asked for which post: first as the plan says, then the shortest distance of all that are left.</summary>
internal static class Seating
{
    public sealed record Seat(EligibleUnit Unit, AlertPost? Post);

    /// <param name="limit">No more than so many in all.</param>
    public static List<Seat> Of(WaveQuestion question, List<WavePlace> places, int limit)
    {
        var free = question.Candidates.Where(unit => !unit.EyesOnly).ToList();
        var taken = new HashSet<UnitId>();
        var seats = new List<Seat>();
        AsPlanned(question, places, free, Take);
        free.RemoveAll(unit => taken.Contains(unit.Unit));
        foreach (var (_, unit, place) in Pairs(places, free, limit, question.Order.Audience.Radius ?? question.Limits.Reach))
            if (place.ToAsk > 0 && !taken.Contains(unit.Unit))
                Take(unit, place);
        return seats;

        void Take(EligibleUnit unit, WavePlace place)
        {
            // Also whom the limit leaves out is spoken for: another post would have to give it back.
            taken.Add(unit.Unit);
            if (seats.Count >= limit)
                return;
            seats.Add(new Seat(unit, place.Post));
            place.ToAsk--;
        }
    }

    /// <summary>The plan's own units are asked while their post is open at all, even if others were asked for it in the meantime.</summary>
    private static void AsPlanned(WaveQuestion question, List<WavePlace> places, List<EligibleUnit> free, Action<EligibleUnit, WavePlace> take)
    {
        if (question.Planned.IsEmpty)
            return;
        var byUnit = free.ToDictionary(unit => unit.Unit);
        var byNode = places.Where(place => place.Post is not null).ToDictionary(place => place.Post!.Node);
        foreach (var plan in question.Planned)
            if (byNode.TryGetValue(plan.Node, out var place) && place.Needed > 0
                && byUnit.TryGetValue(plan.Unit, out var unit) && place.MayHold(unit.Kind) && byUnit.Remove(plan.Unit))
                take(unit, place);
    }

    /// <summary>
    /// Every pair within reach that can matter, shortest first, ties by unit and node. Of each place only its nearest candidates are looked at, as many
    /// as are asked in all: more cannot be taken away by other places.
    /// </summary>
    private static List<(Metres Distance, EligibleUnit Unit, WavePlace Place)> Pairs(
        List<WavePlace> places, List<EligibleUnit> free, int limit, Metres reach)
    {
        var open = places.Where(place => place.ToAsk > 0).ToList();
        var wanted = (int)Math.Min(limit, open.Sum(place => (long)place.ToAsk));
        var pairs = new List<(Metres Distance, EligibleUnit Unit, WavePlace Place)>();
        foreach (var place in open)
            pairs.AddRange(free.Where(unit => place.MayHold(unit.Kind))
                .Select(unit => (Distance: Between(unit, place.Post), Unit: unit, Place: place))
                .Where(pair => pair.Place.Post is null || pair.Distance <= reach)
                .OrderBy(pair => pair.Distance).ThenBy(pair => pair.Unit.Unit.Value, StringComparer.Ordinal).Take(wanted));
        pairs.Sort(static (a, b) =>
            a.Distance.CompareTo(b.Distance) is var byDistance && byDistance != 0 ? byDistance
            : string.CompareOrdinal(a.Unit.Unit.Value, b.Unit.Unit.Value) is var byUnit && byUnit != 0 ? byUnit
            : (a.Place.Post?.Node ?? 0).CompareTo(b.Place.Post?.Node ?? 0));
        return pairs;
    }

    private static Metres Between(EligibleUnit unit, AlertPost? post) =>
        post is null ? unit.Distance ?? new Metres(double.MaxValue)
        : unit.At is { } at ? Earth.Distance(at, post.At) : new Metres(double.MaxValue);
}

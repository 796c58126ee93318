using System.Collections.Immutable;
using Dispatch.Domain.Alerting.Audiences;
using Dispatch.Domain.Alerting.Orders;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Recommendation;

namespace Dispatch.Domain.Alerting.Waves;

/// <summary>
/// Who is asked next and who is let go, from the state alone: called after news and after time has passed, as often as one likes.
/// A refusal, silence or lateness calls the next candidate at once; an acceptance that fills the last place lets the others go
/// (Everbridge's sequenced groups, with the number asked sized by the acceptance seen).
/// </summary>
public static class WavePlanner
{
    public static WavePlan Next(WaveQuestion question)
    {
        var room = FirstWaveRule.Room(question.Verified, question.Told, question.Limits);
        var moves = PostMoves.Of(question);
        var places = WavePlaces.Of(question, moves);
        var all = question.Order.Quota == 0 && places.Count == 0
            ? [.. question.Candidates.Select(unit => ToRecipient(unit, null, question))]
            : AskForPlaces(question, places, room);
        var someFreed = question.Freed is { IsEmpty: false };
        ImmutableArray<Recipient> asked = [.. (someFreed ? all.Where(one => !question.IsFreed(one.Unit)) : all).Take(room)];
        ImmutableArray<Recipient> freed = someFreed ? [.. all.Where(one => question.IsFreed(one.Unit))] : [];
        return new WavePlan(
            asked,
            WavePlaces.Surplus(question, places, moves),
            WavePlaces.Left(question, places, [.. asked, .. freed]),
            places.Sum(place => place.Needed),
            LookAgain(question, asked.Any(unit => !unit.EyesOnly) && places.Count > 0),
            moves.Now(places),
            freed);
    }

    private static ImmutableArray<Recipient> AskForPlaces(WaveQuestion question, List<WavePlace> places, int room)
    {
        var acceptance = Acceptance.Estimate(question.Asked, question.Limits, question.Now);
        foreach (var place in places)
            place.ToAsk = Math.Max(0, Acceptance.ToAsk(place.Needed, acceptance) - place.Waiting);
        // Without room for anybody new the places are left to those who know of it already.
        var fresh = room > 0 ? question : question with { Candidates = [.. question.Candidates.Where(unit => question.IsFreed(unit.Unit))] };
        var limit = (int)Math.Min((long)room + (question.Freed?.Count ?? 0), question.Limits.LargestWave);
        var seated = Seating.Of(fresh, places, limit);
        var eyes = question.Number == 1 ? question.Candidates.Where(unit => unit.EyesOnly).Take(Math.Max(0, room - seated.Count)) : [];
        return [.. seated.Select(seat => ToRecipient(seat.Unit, seat.Post, question)), .. eyes.Select(unit => ToRecipient(unit, null, question))];
    }

    private static Recipient ToRecipient(EligibleUnit unit, AlertPost? post, WaveQuestion question) => new(
        unit.Unit, unit.CallSign, unit.Kind, question.Number, post, unit.EyesOnly,
        post is not null && unit.At is { } at ? Earth.Distance(at, post.At) : unit.Distance, unit.Synthetic);

    private static DateTimeOffset? LookAgain(WaveQuestion question, bool asking)
    {
        DateTimeOffset? next = asking ? question.Now + question.Limits.AnswerWithin : null;
        foreach (var unit in question.Asked)
        {
            DateTimeOffset? at = unit.State switch
            {
                AskedState.Waiting => unit.AskedAt + question.Limits.AnswerWithin,
                // Late means later than that, so the look comes a moment after.
                AskedState.Accepted => (unit.DueAt + question.Limits.LateMargin)?.AddMilliseconds(1),
                _ => null,
            };
            if (at > question.Now && (next is null || at < next))
                next = at;
        }

        return next;
    }
}

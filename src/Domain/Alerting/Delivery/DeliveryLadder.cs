using System.Collections.Immutable;

namespace Dispatch.Domain.Alerting.Delivery;

/// <summary>News of one recipient.</summary>
/// <param name="At">When the server got to know it; this is the time that counts.</param>
/// <param name="Seq">Of the alert as the unit has it. Delivery is of one sequence number; an answer stands for all with the same task.</param>
/// <param name="DeviceAt">What the device's clock said, kept as said and never calculated with.</param>
/// <param name="Reason">A unit's own words, for a refusal.</param>
/// <param name="Noticed">Seen by the server (a position inside the post's fence), not said by the unit: counts only for who accepted.</param>
[GenerateSerializer, Immutable, Alias("dispatch.LadderNews")]
public readonly record struct LadderNews(
    [property: Id(0)] LadderStep Step,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] int Seq,
    [property: Id(3)] DateTimeOffset? DeviceAt = null,
    [property: Id(4)] string? Reason = null,
    [property: Id(5)] bool Noticed = false);

/// <summary>One write-once time.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.LadderMark")]
public readonly record struct LadderMark(
    [property: Id(0)] LadderStep Step,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] DateTimeOffset? DeviceAt = null,
    [property: Id(3)] string? Reason = null);

/// <summary>That the alert is over for this recipient.</summary>
/// <param name="Seq">Of the message that says so; its acknowledgement carries the same or a later one.</param>
/// <param name="AckedAt">Null while the unit has not confirmed it.</param>
[GenerateSerializer, Immutable, Alias("dispatch.LadderEnding")]
public sealed record LadderEnding(EndingKind Kind, int Seq, DateTimeOffset At, DateTimeOffset? AckedAt = null);

/// <summary>
/// What became of one alert for one unit, in write-once times. Each method answers the ladder afterwards, the same instance when
/// nothing changed: news that is late, repeated, impossible or of another sequence number changes nothing.
/// </summary>
/// <param name="Seq">The alert's sequence number that the unit is to have.</param>
/// <param name="TaskSeq">The first sequence number that asked the same of the unit: answers to older ones change nothing.</param>
/// <param name="Marks">In the order in which they were recorded; the first is <see cref="LadderStep.Queued"/>.</param>
/// <param name="Carried">So many marks after the first were taken over from the sequence number before, see <see cref="Renew"/>.</param>
/// <param name="Endings">At most two: how it ended, and a retraction after that.</param>
[GenerateSerializer, Immutable, Alias("dispatch.DeliveryLadder")]
public sealed record DeliveryLadder(int Seq, int TaskSeq, ImmutableArray<LadderMark> Marks, int Carried, ImmutableArray<LadderEnding> Endings)
{
    public static DeliveryLadder Queued(int seq, DateTimeOffset at) => new(seq, seq, [new LadderMark(LadderStep.Queued, at)], 0, []);

    public DateTimeOffset QueuedAt => Marks[0].At;

    /// <summary>The newest step; <see cref="LadderStep.Released"/> once every ending is acknowledged.</summary>
    public LadderStep Step
    {
        get
        {
            if (IsReleased)
                return LadderStep.Released;
            var top = LadderStep.Queued;
            foreach (var mark in Marks)
            {
                if (mark.Step.IsRefusal())
                    return mark.Step;
                if (mark.Step.Rung() > top.Rung())
                    top = mark.Step;
            }
            return top;
        }
    }

    public bool HasEnded => !Endings.IsEmpty;

    public bool IsReleased => HasEnded && Owed is null;

    /// <summary>The newest ending that the unit has not confirmed: it is told until it does.</summary>
    public LadderEnding? Owed
    {
        get
        {
            for (var i = Endings.Length - 1; i >= 0; i--)
                if (Endings[i].AckedAt is null)
                    return Endings[i];
            return null;
        }
    }

    /// <summary>Said no, or withdrew after accepting; final for this sequence number.</summary>
    public bool HasRefused
    {
        get
        {
            // Loops instead of queries here: 20,000 ladders are asked this many times in the second in which everybody answers.
            foreach (var mark in Marks)
                if (mark.Step.IsRefusal())
                    return true;
            return false;
        }
    }

    public bool HasAccepted
    {
        get
        {
            foreach (var mark in Marks)
                if (mark.Step.Rung() >= LadderSteps.AnswerRung && !mark.Step.IsRefusal())
                    return true;
            return false;
        }
    }

    /// <summary>Accepted and neither withdrew nor was let go: someone to count on.</summary>
    public bool IsCommitted => HasAccepted && !HasRefused && !HasEnded;

    public bool HasAnswered => HasAccepted || HasRefused;

    /// <summary>To be written to the unit's connection (again): not confirmed, not answered, still valid.</summary>
    public bool IsPending(DateTimeOffset now, DateTimeOffset expiresAt) => !HasEnded && !HasRefused && now < expiresAt && !HasFrom(LadderStep.Delivered.Rung());

    /// <summary>When the step was recorded; null when it never was, even if a later one implies it.</summary>
    public DateTimeOffset? TimeOf(LadderStep step)
    {
        if (step == LadderStep.Released)
            return IsReleased ? Endings[^1].AckedAt : null;
        foreach (var mark in Marks)
            if (mark.Step == step)
                return mark.At;
        return null;
    }

    /// <summary>A unit's reason for its refusal, if it gave one.</summary>
    public string? Reason => Marks.LastOrDefault(mark => mark.Step.IsRefusal()).Reason;

    /// <summary>Takes news in; see the type.</summary>
    /// <param name="expiresAt">From then on nothing is delivered and nobody can accept any more.</param>
    public DeliveryLadder Take(in LadderNews news, DateTimeOffset expiresAt) =>
        news.Step == LadderStep.Released ? Acknowledge(news)
        : MayFollow(news, expiresAt) ? this with { Marks = Marks.Add(new LadderMark(news.Step, news.At, news.DeviceAt, news.Reason)) }
        : SaysAgain(news, expiresAt) ? this with { Marks = Marks.Add(new LadderMark(LadderStep.Delivered, news.At, news.DeviceAt)) }
        : this;

    /// <summary>
    /// It is over for this unit. The first ending stays; only a retraction comes on top of another, because who was thanked and
    /// let go may still believe what was wrong.
    /// </summary>
    public DeliveryLadder End(EndingKind kind, int seq, DateTimeOffset at) =>
        Endings.IsEmpty || (kind == EndingKind.Retracted && Endings[^1].Kind != EndingKind.Retracted)
            ? this with { Endings = Endings.Add(new LadderEnding(kind, seq, at)) }
            : this;

    /// <summary>
    /// The unit is to hear a newer text. Its answer stands when what is asked of it is the same (<paramref name="sameTask"/>);
    /// for another post it answers anew. Nothing is renewed after the end or a refusal.
    /// </summary>
    public DeliveryLadder Renew(int seq, DateTimeOffset at, bool sameTask)
    {
        if (seq <= Seq || HasEnded || HasRefused)
            return this;
        var carried = sameTask ? Marks.Where(mark => mark.Step.Rung() >= LadderSteps.AnswerRung).ToImmutableArray() : [];
        return new DeliveryLadder(seq, sameTask ? TaskSeq : seq, [new LadderMark(LadderStep.Queued, at), .. carried], carried.Length, []);
    }

    private DeliveryLadder Acknowledge(LadderNews news) =>
        Endings.Any(ending => ending.AckedAt is null && ending.Seq <= news.Seq)
            ? this with { Endings = [.. Endings.Select(ending => ending.AckedAt is null && ending.Seq <= news.Seq ? ending with { AckedAt = news.At } : ending)] }
            : this;

    private bool MayFollow(in LadderNews news, DateTimeOffset expiresAt)
    {
        if (news.Step == LadderStep.Queued || HasEnded || HasRefused)
            return false;
        var rung = news.Step.Rung();
        if (rung < LadderSteps.AnswerRung)
            return news.Seq == Seq && news.At < expiresAt && !HasFrom(rung);
        if (news.Seq < TaskSeq || news.Seq > Seq)
            return false;
        if (news.Step.IsRefusal())
            return news.At < expiresAt || HasAccepted;
        // Who accepted in time may still set out and arrive; a bystander's position is no acceptance.
        if (HasAccepted)
            return news.Step != LadderStep.Accepted && !Marks.Any(mark => mark.Step.Rung() >= rung);
        return news.At < expiresAt && !news.Noticed;
    }

    /// <summary>Who accepted and says so again to a newer text has that text, and is not to be told it once more.</summary>
    private bool SaysAgain(in LadderNews news, DateTimeOffset expiresAt) =>
        HasAccepted && news is { Step: LadderStep.Accepted, Noticed: false } && news.Seq == Seq && IsPending(news.At, expiresAt);

    /// <summary>This rung or a higher one was recorded under this sequence number.</summary>
    private bool HasFrom(int rung)
    {
        for (var i = 0; i < Marks.Length; i++)
            if ((i == 0 || i > Carried) && Marks[i].Step.Rung() >= rung)
                return true;
        return false;
    }
}

using System.Collections.Immutable;

namespace Dispatch.Domain.Incidents;

/// <summary>What the desk keeps about an incident beside facts and units: who called, what belongs to it, who was told, what follows.</summary>
/// <param name="Callers">Everybody after the first caller, in the order of their calls.</param>
/// <param name="Links">Also links that ended: what is said last of two incidents counts, whoever says it.</param>
/// <param name="Major">Null when it is not, or no longer, a major incident.</param>
/// <param name="CallBack">Null when nobody is to be called back.</param>
/// <param name="Review">The last quality review of the call; null when there was none.</param>
[GenerateSerializer, Immutable, Alias("dispatch.IncidentDesk")]
public sealed record IncidentDesk(
    ImmutableArray<FurtherCaller> Callers,
    ImmutableArray<IncidentLink> Links,
    ImmutableArray<InvolvedAgency> Agencies,
    MajorFlag? Major,
    CallBack? CallBack,
    CallReview? Review)
{
    public static readonly IncidentDesk Empty = new([], [], [], null, null, null);

    /// <summary>What was said last of this and another incident; null when nothing was.</summary>
    public IncidentLink? LinkTo(IncidentId other) => Links.FirstOrDefault(link => link.Other == other);
}

/// <summary>Somebody who called about the same event.</summary>
/// <param name="Said">What this caller said.</param>
/// <param name="TakenBy">Account of the call taker.</param>
[GenerateSerializer, Immutable, Alias("dispatch.FurtherCaller")]
public sealed record FurtherCaller(
    Caller? Caller, SourceChannel Channel, IncidentLocation? Location, string? Said, DateTimeOffset At, string TakenBy);

/// <summary>That two incidents belong together, or no longer do. Both keep it.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.IncidentLink")]
public sealed record IncidentLink(IncidentId Other, bool Linked, DateTimeOffset Since, Actor By, string? Why);

/// <summary>An agency that takes part.</summary>
/// <param name="Agency">A code of <see cref="Agencies"/>.</param>
[GenerateSerializer, Immutable, Alias("dispatch.InvolvedAgency")]
public sealed record InvolvedAgency(string Agency, string? Note, DateTimeOffset Since);

/// <summary>A major incident: on top of every queue, announced on every screen.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.MajorFlag")]
public sealed record MajorFlag(string Reason, DateTimeOffset Since, string By);

/// <summary>That somebody is to be told what became of the call and asked whether they were satisfied.</summary>
/// <param name="Due">UTC.</param>
/// <param name="Tries">How often nobody answered.</param>
/// <param name="DoneAt">Null while it is due.</param>
/// <param name="Satisfaction">1 (not at all) … 5 (fully); null while not asked, or when it was dropped.</param>
[GenerateSerializer, Immutable, Alias("dispatch.CallBack")]
public sealed record CallBack(
    DateTimeOffset Due, string? Note, int Tries = 0, DateTimeOffset? DoneAt = null, string? DoneBy = null, int? Satisfaction = null, string? Remark = null);

/// <summary>How well the call was taken.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.CallReview")]
public sealed record CallReview(ImmutableArray<ReviewMark> Marks, string? Remark, DateTimeOffset At, string By)
{
    public int Points => Marks.Sum(mark => mark.Points);
}

/// <param name="Item">A code of <see cref="ReviewItems"/>.</param>
/// <param name="Points">0 missing, 1 in part, 2 good.</param>
[GenerateSerializer, Immutable, Alias("dispatch.ReviewMark")]
public sealed record ReviewMark(string Item, int Points);

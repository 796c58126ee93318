using System.Collections.Immutable;

namespace Dispatch.Domain.Incidents;

/// <summary>A reviewer scores how the call was taken. Nobody reviews a call of their own; a later review replaces the earlier one.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.ReviewCall")]
public sealed record ReviewCall(ImmutableArray<ReviewMark> Marks, string? Remark, string Reviewer) : DeskCommand
{
    internal override bool EndsWork => true;

    private protected override Decision Decide(Incident incident, IncidentDesk desk)
    {
        if (incident.OpenedBy.Id == Reviewer)
            return new Refusal("own-call", "You took this call; somebody else reviews it.", RefusalKind.Forbidden);
        return (CheckMarks() ?? TextRules.Lines(Remark, TextRules.NoteLimit, "remark")) is { } refusal ? refusal : new CallReviewed(Marks, Remark);
    }

    private Refusal? CheckMarks()
    {
        var marked = Marks.IsDefault ? [] : Marks.Select(mark => mark.Item).ToHashSet(StringComparer.Ordinal);
        if (Marks.IsDefault || Marks.Length != ReviewItems.All.Length || !ReviewItems.All.All(item => marked.Contains(item.Code)))
            return new Refusal("marks-incomplete", "Give points for each item of the form, once.", RefusalKind.Invalid, "marks");
        return Marks.Any(mark => mark.Points is < 0 or > ReviewItems.MostPoints)
            ? new Refusal("points-out-of-range", "An item has 0, 1 or 2 points.", RefusalKind.Invalid, "marks")
            : null;
    }
}

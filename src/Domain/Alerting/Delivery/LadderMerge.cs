namespace Dispatch.Domain.Alerting.Delivery;

/// <summary>
/// Two copies of one recipient's ladder made into one, for a copy that was read back after a crash. Every time that either knows is
/// kept, the earlier one where both know it; it does not matter which copy comes first, and merging again changes nothing.
/// </summary>
public static class LadderMerge
{
    public static DeliveryLadder Merge(DeliveryLadder one, DeliveryLadder other)
    {
        if (one.Seq != other.Seq)
            return one.Seq > other.Seq ? WithEndings(one, other) : WithEndings(other, one);
        var marks = one.Marks.Concat(other.Marks)
            .GroupBy(mark => mark.Step)
            .Select(same => same.OrderBy(mark => mark.At).ThenBy(mark => mark.DeviceAt).ThenBy(mark => mark.Reason, StringComparer.Ordinal).First())
            .OrderBy(mark => mark.Step.Rung()).ThenBy(mark => mark.At).ThenBy(mark => mark.Step)
            .ToList();
        // What was carried over stays directly behind the first mark in both copies, so the larger number covers it.
        var carried = Math.Max(one.Carried, other.Carried);
        var source = one.Carried >= other.Carried ? one : other;
        var taken = source.Marks.Skip(1).Take(carried).ToList();
        return WithEndings(
            one with
            {
                TaskSeq = Math.Min(one.TaskSeq, other.TaskSeq),
                Carried = carried,
                Marks = [marks[0], .. taken, .. marks.Skip(1).Where(mark => taken.TrueForAll(kept => kept.Step != mark.Step))],
            },
            other);
    }

    private static DeliveryLadder WithEndings(DeliveryLadder ladder, DeliveryLadder other) => ladder with
    {
        Endings =
        [
            .. ladder.Endings.Concat(other.Endings)
                .GroupBy(ending => ending.Kind == EndingKind.Retracted)
                .OrderBy(same => same.Key)
                .Select(same => same.OrderBy(ending => ending.At).ThenBy(ending => ending.Seq).ThenBy(ending => ending.Kind).First()
                    with { AckedAt = same.Min(ending => ending.AckedAt) }),
        ],
    };
}

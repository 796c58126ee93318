namespace Orleans.Runtime;

/// <summary>Questions that every reminder table answers alike.</summary>
internal static class ReminderRows
{
    /// <summary>(begin, end] on the circle of hash codes; the whole circle if both are equal.</summary>
    public static bool IsInRange(GrainId grain, uint begin, uint end)
    {
        var hash = grain.GetUniformHashCode();
        return begin == end || (begin < end ? hash > begin && hash <= end : hash > begin || hash <= end);
    }

    public static ReminderEntry Copy(ReminderEntry entry, string etag) => new()
    {
        GrainId = entry.GrainId,
        ReminderName = entry.ReminderName,
        StartAt = entry.StartAt,
        Period = entry.Period,
        ETag = etag,
    };
}

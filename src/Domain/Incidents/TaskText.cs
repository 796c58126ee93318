namespace Dispatch.Domain.Incidents;

/// <summary>What the crew of a unit reads first: what and how urgent. The place travels beside it; the caller's data never does.</summary>
public static class TaskText
{
    public static string For(IncidentReport report)
    {
        var type = IncidentTypes.Find(report.TypeCode);
        var drill = report.Drill ? "演练 DRILL: " : "";
        return $"{drill}{type?.Zh} {type?.En}, {(int)report.Priority}.";
    }
}

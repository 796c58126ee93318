namespace Dispatch.Domain.Roads;

/// <summary>A road's name as the signs show it, its Chinese and English forms, and its number (for example G1). Empty = none.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.RoadName")]
public sealed record RoadName(string Local, string Chinese = "", string English = "", string Number = "")
{
    /// <summary>The local name, else English, Chinese or the number; never empty for a name in use.</summary>
    public string Display =>
        Local.Length > 0 ? Local : English.Length > 0 ? English : Chinese.Length > 0 ? Chinese : Number;

    public bool IsEmpty => Display.Length == 0;
}

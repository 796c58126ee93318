using System.Collections.Immutable;

namespace Dispatch.Domain.Incidents;

/// <summary>One thing that a good call has.</summary>
public sealed record ReviewItem(string Code, string Zh, string En);

/// <summary>What a quality review looks at, each with 0–2 points. Codes are never reused or renamed.</summary>
public static class ReviewItems
{
    public const int MostPoints = 2;

    public static ImmutableArray<ReviewItem> All { get; } =
    [
        new("answered", "接听及时、用语规范", "Answered promptly and properly"),
        new("place", "地点问清并复述", "Place asked and repeated"),
        new("nature", "警情性质判断正确", "Nature of the event recognised"),
        new("priority", "优先级恰当", "Priority fits"),
        new("safety", "人身危险已询问、已提示", "Danger asked for, caller warned"),
        new("details", "人、车、方向等记录完整", "Persons, vehicles, directions recorded"),
        new("manner", "态度耐心、控制通话", "Patient and in control"),
        new("closing", "告知后续并留联系方式", "Told what follows, number kept"),
    ];
}

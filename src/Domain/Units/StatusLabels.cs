using System.Collections.Frozen;

namespace Dispatch.Domain.Units;

/// <summary>Agencies' own words for a status and the base status each means. A word not listed is free text beside any status.</summary>
public static class StatusLabels
{
    /// <summary>Compared without regard to case.</summary>
    public static readonly FrozenDictionary<string, UnitStatus> Known = new Dictionary<string, UnitStatus>(StringComparer.OrdinalIgnoreCase)
    {
        ["待命"] = UnitStatus.Available,
        ["空闲"] = UnitStatus.Available,
        ["空车"] = UnitStatus.Available,
        ["巡逻"] = UnitStatus.Available,
        ["available"] = UnitStatus.Available,
        ["on patrol"] = UnitStatus.Available,
        ["at station"] = UnitStatus.Available,
        ["clear"] = UnitStatus.Available,
        ["已派警"] = UnitStatus.Dispatched,
        ["已接警"] = UnitStatus.Dispatched,
        ["dispatched"] = UnitStatus.Dispatched,
        ["acknowledged"] = UnitStatus.Dispatched,
        ["出警"] = UnitStatus.EnRoute,
        ["途中"] = UnitStatus.EnRoute,
        ["en route"] = UnitStatus.EnRoute,
        ["responding"] = UnitStatus.EnRoute,
        ["到场"] = UnitStatus.OnScene,
        ["到达现场"] = UnitStatus.OnScene,
        ["on scene"] = UnitStatus.OnScene,
        ["arrived"] = UnitStatus.OnScene,
        ["忙碌"] = UnitStatus.Busy,
        ["重车"] = UnitStatus.Busy,
        ["盘查"] = UnitStatus.Busy,
        ["用餐"] = UnitStatus.Busy,
        ["busy"] = UnitStatus.Busy,
        ["occupied"] = UnitStatus.Busy,
        ["traffic stop"] = UnitStatus.Busy,
        ["paperwork"] = UnitStatus.Busy,
        ["meal"] = UnitStatus.Busy,
        ["停运"] = UnitStatus.OutOfService,
        ["检修"] = UnitStatus.OutOfService,
        ["下班"] = UnitStatus.OutOfService,
        ["out of service"] = UnitStatus.OutOfService,
        ["maintenance"] = UnitStatus.OutOfService,
        ["off shift"] = UnitStatus.OutOfService,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Longest label in characters.</summary>
    public const int MaxLength = 40;

    /// <summary>Null when the word is not an agency's own.</summary>
    public static UnitStatus? BaseStatusOf(string label) => Known.TryGetValue(label.Trim(), out var status) ? status : null;
}

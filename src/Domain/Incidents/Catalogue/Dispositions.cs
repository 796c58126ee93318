using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Dispatch.Domain.Incidents;

/// <summary>
/// The short common list that every centre's own codes map to, so that figures of several centres can be added up.
/// The approach (own codes stay, each maps to a common one) is that of APCO ANS 1.111.1; the values are ours.
/// </summary>
[GenerateSerializer, Alias("dispatch.CommonDisposition")]
public enum CommonDisposition
{
    Completed,
    Arrest,
    ReportTaken,
    HandedOver,
    NothingFound,
    Unfounded,
    Duplicate,
    Cancelled,
    Drill,
}

/// <summary>How an incident ended.</summary>
/// <param name="Code">Stable, kebab-case.</param>
public sealed record Disposition(string Code, string Zh, string En, CommonDisposition Common);

/// <summary>The catalogue of dispositions. Codes are never reused or renamed.</summary>
public static class Dispositions
{
    public static ImmutableArray<Disposition> All { get; } =
    [
        new("resolved-on-scene", "现场处置完毕", "Resolved on scene", CommonDisposition.Completed),
        new("assistance-given", "已提供帮助", "Assistance given", CommonDisposition.Completed),
        new("mediated", "调解成功", "Settled by mediation", CommonDisposition.Completed),
        new("person-found", "人员已找到", "Person found", CommonDisposition.Completed),
        new("fire-out", "火已扑灭", "Fire out", CommonDisposition.Completed),
        new("taken-to-hospital", "送医", "Taken to hospital", CommonDisposition.Completed),
        new("warned", "教育警告", "Warned", CommonDisposition.Completed),
        new("fined", "行政处罚", "Fined", CommonDisposition.Completed),
        new("arrested", "已抓获", "Arrested", CommonDisposition.Arrest),
        new("case-opened", "受理立案", "Case opened", CommonDisposition.ReportTaken),
        new("report-taken", "已登记", "Report taken", CommonDisposition.ReportTaken),
        new("handed-to-agency", "移交其他部门", "Handed to another agency", CommonDisposition.HandedOver),
        new("handed-to-station", "移交派出所", "Handed to the local station", CommonDisposition.HandedOver),
        new("no-trace", "未发现", "No trace", CommonDisposition.NothingFound),
        new("gone-on-arrival", "到场已离开", "Gone on arrival", CommonDisposition.NothingFound),
        new("false-alarm", "误报", "False alarm", CommonDisposition.Unfounded),
        new("malicious-call", "恶意报警", "Malicious call", CommonDisposition.Unfounded),
        new("duplicate", "重复报警", "Duplicate", CommonDisposition.Duplicate),
        new("cancelled-by-caller", "报警人撤销", "Cancelled by the caller", CommonDisposition.Cancelled),
        new("no-unit-needed", "无需出警", "No unit needed", CommonDisposition.Cancelled),
        new("drill-ended", "演练结束", "Drill ended", CommonDisposition.Drill),
    ];

    private static readonly FrozenDictionary<string, Disposition> ByCode = All.ToFrozenDictionary(one => one.Code, StringComparer.Ordinal);

    /// <summary>Null when there is no such code; codes compare ordinally.</summary>
    public static Disposition? Find(string? code) => code is null ? null : ByCode.GetValueOrDefault(code);
}

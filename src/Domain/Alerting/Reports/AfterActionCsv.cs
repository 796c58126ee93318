using System.Globalization;
using System.Text;
using Dispatch.Domain.Alerting.Delivery;
using Dispatch.Domain.Registers;

namespace Dispatch.Domain.Alerting.Reports;

/// <summary>
/// A line for each recipient as CSV: RFC 4180 (commas, CRLF, doubled quotes), times UTC in ISO 8601, texts guarded against spreadsheets
/// that run them as formulas. To be sent as UTF-8; with a byte order mark Excel reads the Chinese right.
/// </summary>
public static class AfterActionCsv
{
    private static readonly LadderStep[] Times =
    [
        LadderStep.Queued, LadderStep.Sent, LadderStep.Delivered, LadderStep.Seen, LadderStep.Accepted, LadderStep.Declined, LadderStep.Unable,
        LadderStep.EnRoute, LadderStep.AtPost, LadderStep.Released,
    ];

    public static string Write(Alert alert, IEnumerable<AlertDelivery> deliveries)
    {
        var text = new StringBuilder();
        Line(text, ["alert", "incident", "drill", "unit", "callSign", "kind", "wave", "post", "place", "eyesOnly",
            .. Times.Select(step => Camel(step.ToString())), "ending", "reason"]);
        foreach (var one in deliveries.OrderBy(one => one.Recipient.Wave).ThenBy(one => one.Recipient.Unit.Value, StringComparer.Ordinal))
            Line(text, Cells(alert, one));
        return text.ToString();
    }

    private static IEnumerable<string> Cells(Alert alert, AlertDelivery one)
    {
        var (who, ladder) = (one.Recipient, one.Ladder);
        return
        [
            alert.Order.Id.Value, alert.Order.Incident.Value, Yes(alert.Order.Drill), who.Unit.Value, who.CallSign, Camel(who.Kind.ToString()),
            who.Wave.ToString(CultureInfo.InvariantCulture), who.Post?.Node.ToString(CultureInfo.InvariantCulture) ?? "", who.Post?.Place ?? "", Yes(who.EyesOnly),
            .. Times.Select(step => Time(ladder.TimeOf(step))),
            ladder.Endings is [.., var last] ? Camel(last.Kind.ToString()) : "", ladder.Reason ?? "",
        ];
    }

    private static void Line(StringBuilder text, IEnumerable<string> cells) => text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    private static string Cell(string value)
    {
        var guarded = SpreadsheetText.Guarded(value);
        return guarded.AsSpan().IndexOfAny(",\"\r\n") < 0 ? guarded : $"\"{guarded.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Time(DateTimeOffset? at) =>
        at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture) ?? "";

    private static string Yes(bool value) => value ? "yes" : "no";

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}

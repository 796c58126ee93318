using System.Collections.Immutable;
using Dispatch.Domain.Alerting.Texts;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Alerting.Cap;

/// <summary>Who sends: goes into every message.</summary>
/// <param name="Id">For example <c>dispatch@110.example.cn</c>.</param>
public sealed record CapSender(string Id, BilingualText Name);

/// <summary>
/// An alert's messages in CAP 1.2: Alert, then Updates, then a Cancel. They say what the audience hears together; posts are private to
/// their units and are never listed. Nothing is public: the scope is Private (posts) or Restricted.
/// </summary>
public static class CapAlerts
{
    /// <summary>The newest message; null while none was sent.</summary>
    /// <param name="verified">The incident is verified: "Observed" instead of "Possible".</param>
    public static CapMessage? Latest(Alert alert, CapSender sender, bool verified) =>
        alert.Versions is [.., var last] ? Of(alert, last.Seq, sender, verified) : null;

    /// <summary>Null when no message of this number was sent.</summary>
    public static CapMessage? Of(Alert alert, int seq, CapSender sender, bool verified)
    {
        if (alert.Versions.FirstOrDefault(version => version.Seq == seq) is not { } version)
            return null;
        var order = alert.Order;
        var type = seq == alert.Versions[0].Seq && !version.Ends ? CapMsgType.Alert : version.Ends ? CapMsgType.Cancel : CapMsgType.Update;
        var posts = order.Kind == AlertKind.Posts;
        return new CapMessage(
            Identifier(order.Id, seq), sender.Id, Seconds(version.At), order.Drill ? CapStatus.Exercise : CapStatus.Actual, type,
            posts ? CapScope.Private : CapScope.Restricted, null,
            posts ? null : "已登记的单位 registered units of this centre only",
            posts ? [$"alert:{order.Id}"] : [], [], order.Drill ? "演练 Exercise, no real incident" : null,
            [.. alert.Versions.Where(one => one.Seq < seq).Select(one => new CapReference(sender.Id, Identifier(order.Id, one.Seq), Seconds(one.At)))],
            [order.Incident.Value],
            [Info(alert, version, sender, verified, "zh-CN", text => text.Zh), Info(alert, version, sender, verified, "en-US", text => text.En)]);
    }

    public static string Identifier(AlertId alert, int seq) => FormattableString.Invariant($"{alert}-{seq}");

    private static CapInfo Info(Alert alert, AlertVersion version, CapSender sender, bool verified, string language, Func<BilingualText, string> say)
    {
        var order = alert.Order;
        var everybody = new Recipient(new UnitId("all"), "all", order.Audience.MayHoldCivilians ? UnitKind.Taxi : UnitKind.PatrolCar, 1);
        var message = AlertTexts.For(order, everybody);
        var description = !version.Ends ? message.Text
            : AlertTexts.ForEnding(alert.Ending ?? EndingKind.StandDown, alert.EndReason, order, everybody.Kind);
        return new CapInfo(
            language, [Category(order.Kind)], say(message.Headline), [version.Ends ? CapResponse.AllClear : CapResponse.Monitor],
            version.Ends ? CapUrgency.Past : Urgency(order.Urgency), Severity(order.Urgency), verified ? CapCertainty.Observed : CapCertainty.Possible,
            null, [], Seconds(version.At), null, version.Ends ? null : Seconds(order.ExpiresAt), say(sender.Name), say(message.Headline),
            message.LookFor is { } lookFor && !version.Ends ? $"{say(description)}\n{say(lookFor)}" : say(description),
            version.Ends ? null : say(message.Never), null, null, [], [Area(order)]);
    }

    private static CapArea Area(AlertOrder order) => new(
        order.Place,
        order.Audience.Kind == AudienceKind.Cells ? [.. order.Audience.Cells.Take(100).Select(Box)] : [],
        order.Audience is { Kind: AudienceKind.Radius, Centre: { } centre, Radius: { } radius } ? [new CapCircle(centre, radius)] : [],
        []);

    private static CapPolygon Box(CellId cell)
    {
        GeoPoint Corner(int right, int down) => WebMercator.Unproject((double)(cell.X + right) / CellId.Count, (double)(cell.Y + down) / CellId.Count);
        return new CapPolygon([Corner(0, 0), Corner(0, 1), Corner(1, 1), Corner(1, 0), Corner(0, 0)]);
    }

    private static CapCategory Category(AlertKind kind) => kind switch
    {
        AlertKind.Assist => CapCategory.Rescue,
        AlertKind.CivicCall => CapCategory.Safety,
        _ => CapCategory.Security,
    };

    private static CapUrgency Urgency(AlertUrgency urgency) => urgency switch
    {
        AlertUrgency.Immediate => CapUrgency.Immediate,
        AlertUrgency.Expected => CapUrgency.Expected,
        _ => CapUrgency.Future,
    };

    private static CapSeverity Severity(AlertUrgency urgency) => urgency switch
    {
        AlertUrgency.Immediate => CapSeverity.Severe,
        AlertUrgency.Expected => CapSeverity.Moderate,
        _ => CapSeverity.Minor,
    };

    private static DateTimeOffset Seconds(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond)).ToUniversalTime();
}

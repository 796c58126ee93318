using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Texts;
using Dispatch.Gateway.Accounts;
using Dispatch.Grains.Alerts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Dispatch.Gateway.Alerts;

internal sealed record RadioScript(IReadOnlyList<RadioLine> Lines);

/// <summary>What the announcer says of one alert.</summary>
/// <param name="Standing">live, retracted or over.</param>
/// <param name="Confirmed">What is certain and may be said.</param>
/// <param name="Retracted">What was said before and must be taken back.</param>
internal sealed record RadioLine(
    AlertId Alert, IncidentId Incident, int Seq, AlertUrgency Urgency, bool Drill, string Standing, BilingualText Text,
    IReadOnlyList<BilingualText> Confirmed, IReadOnlyList<BilingualText> Retracted, DateTimeOffset At, DateTimeOffset ExpiresAt);

/// <summary>The radio desk's script: alerts that are live, and those that ended while somebody has not confirmed it.</summary>
internal static class RadioEndpoints
{
    public static void MapRadio(this RouteGroupBuilder api) =>
        api.MapGet("/radio", GetAsync).WithTags("alerts").RequireAuthorization(Policies.CentreReads);

    private static async Task<Ok<RadioScript>> GetAsync(IGrainFactory grains)
    {
        var boards = await Task.WhenAll(AlertBoards.Keys.Select(key => grains.GetGrain<IAlertBoardGrain>(key).Active()));
        var alerts = await Task.WhenAll(boards.SelectMany(board => board).Select(one => grains.GetGrain<IAlertGrain>(one.Id.Value).Remembered()));
        return TypedResults.Ok(new RadioScript(
        [
            .. alerts.OfType<RememberedAlert>().Select(one => one.Alert)
                // What nobody has released is not said to anybody; posts are each driver's own and never on the air.
                .Where(alert => alert.Standing != AlertStanding.AwaitsRelease && alert.Order.Kind != AlertKind.Posts)
                .OrderByDescending(alert => alert.OrderedAt).Select(LineOf),
        ]));
    }

    private static RadioLine LineOf(Alert alert)
    {
        var (order, retracted) = (alert.Order, alert.Standing == AlertStanding.Retracted);
        var said = new[] { order.Description?.Text, order.Text }.OfType<BilingualText>().ToList();
        return new RadioLine(
            order.Id, order.Incident, alert.Seq, order.Urgency, order.Drill,
            retracted ? "retracted" : alert.IsOver ? "over" : "live",
            AlertTexts.ForRadio(order, alert.Standing), retracted ? [] : said, retracted ? said : [],
            alert.EndedAt ?? alert.ReleasedAt ?? alert.OrderedAt, order.ExpiresAt);
    }
}

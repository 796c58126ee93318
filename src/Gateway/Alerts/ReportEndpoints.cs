using System.Collections.Immutable;
using System.Security.Claims;
using System.Text;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Cap;
using Dispatch.Domain.Alerting.Delivery;
using Dispatch.Domain.Alerting.Reports;
using Dispatch.Gateway.Accounts;
using Dispatch.Gateway.Problems;
using Dispatch.Grains.Alerts;
using Dispatch.Grains.Incidents;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Dispatch.Gateway.Alerts;

/// <summary>What others read of an alert: CAP 1.2 while it runs, the after-action report when it is over.</summary>
internal static class ReportEndpoints
{
    private const string CapType = "application/cap+xml; charset=utf-8";

    public static void MapAlertReports(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/alerts/{alert}").WithTags("alerts").RequireAuthorization(Policies.CentreReads);
        group.MapGet("/cap", (string alert, AlertReports reports) => CapAsync(alert, null, reports));
        group.MapGet("/cap/{seq:int}", (string alert, int seq, AlertReports reports) => CapAsync(alert, seq, reports));
        group.MapGet("/report", ReportAsync);
        group.MapGet("/report.csv", CsvAsync);
    }

    private static async Task<IResult> CapAsync(string alert, int? seq, AlertReports reports) =>
        AlertId.TryParse(alert) is { } id && await reports.CapAsync(id, seq) is { } message
            ? TypedResults.Text(CapWriter.Write(message), CapType, Encoding.UTF8) : AlertEndpoints.Unknown(alert).ToProblem();

    private static async Task<IResult> ReportAsync(string alert, string? purpose, ClaimsPrincipal user, AlertReports reports)
    {
        var found = await reports.LookAsync(alert, purpose, CurrentUser.Of(user).Actor);
        return found.Value is { } record ? TypedResults.Ok(AfterAction.Of(record.Alert, record.Deliveries)) : found.Refusal!.ToProblem();
    }

    private static async Task<IResult> CsvAsync(string alert, string? purpose, HttpContext http, AlertReports reports)
    {
        var looked = await reports.LookAsync(alert, purpose, CurrentUser.Of(http.User).Actor);
        if (looked.Value is not { } found)
            return looked.Refusal!.ToProblem();
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{found.Alert.Order.Id}.csv\"";
        return TypedResults.Text(AfterActionCsv.Write(found.Alert, found.Deliveries), "text/csv; charset=utf-8", Encoding.UTF8);
    }
}

/// <summary>Gathers an alert with all of its ladders, shard by shard: for a report, which nobody waits for.</summary>
internal sealed class AlertReports(IGrainFactory grains, HistoryLooks looks, IOptions<AlertOptions> options)
{
    /// <summary>Once the alert is over this is a look into history.</summary>
    public async Task<Outcome<AlertPapers>> LookAsync(string alert, string? purpose, Actor by)
    {
        if (AlertId.TryParse(alert) is not { } id || await grains.GetGrain<IAlertGrain>(id.Value).Remembered() is not { } remembered)
            return AlertEndpoints.Unknown(alert);
        if (await looks.CheckAsync(id, purpose, by) is { } refusal)
            return refusal;
        var deliveries = ImmutableArray.CreateBuilder<AlertDelivery>();
        for (var shard = 0; shard < remembered.Shards; shard++)
            deliveries.AddRange(await grains.GetGrain<IAlertShardGrain>(AlertShards.KeyOf(id, shard)).Deliveries());
        return new AlertPapers(remembered.Alert, deliveries.ToImmutable());
    }

    /// <param name="id">Which alert.</param>
    /// <param name="seq">Which of its messages; null = the newest.</param>
    public async Task<CapMessage?> CapAsync(AlertId id, int? seq)
    {
        if (await grains.GetGrain<IAlertGrain>(id.Value).Remembered() is not { } remembered)
            return null;
        var alert = remembered.Alert;
        var verified = await grains.GetGrain<IIncidentGrain>(alert.Order.Incident.Value).Get() is { VerifiedAt: not null };
        var sender = new CapSender(options.Value.CapSender, new BilingualText(options.Value.CapSenderZh, options.Value.CapSenderEn));
        return seq is { } number ? CapAlerts.Of(alert, number, sender, verified) : CapAlerts.Latest(alert, sender, verified);
    }
}

/// <summary>An alert and everything that became of it for each recipient.</summary>
internal sealed record AlertPapers(Alert Alert, ImmutableArray<AlertDelivery> Deliveries);

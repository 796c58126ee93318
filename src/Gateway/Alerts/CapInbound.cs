using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Dispatch.Domain;
using Dispatch.Domain.Alerting.Cap;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Incidents;
using Dispatch.Gateway.Accounts;
using Dispatch.Gateway.Json;
using Dispatch.Gateway.Problems;
using Dispatch.Grains.Incidents;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Dispatch.Gateway.Alerts;

/// <summary>
/// CAP 1.2 from outside: an Alert opens an incident, an Update or Cancel is noted on the incident of the message that it names. The
/// message's own sender, identifier and time are its idempotency key, so a relay may send it as often as it likes.
/// </summary>
internal static class CapInbound
{
    private const int MaxBytes = 1 << 20;

    public static void MapCapInbound(this RouteGroupBuilder api) =>
        api.MapPost("/cap", PostAsync).WithTags("alerts").RequireAuthorization(Policies.ReportsIncidents);

    private static async Task<IResult> PostAsync(HttpContext http, ClaimsPrincipal user, IGrainFactory grains, TimeProvider time)
    {
        StrictBody.RefuseLarge(http, MaxBytes);
        var text = await new StreamReader(http.Request.Body, Encoding.UTF8).ReadToEndAsync(http.RequestAborted);
        var read = CapReader.Read(text);
        if (read.Value is not { } message)
            return read.Refusal!.ToProblem();
        var header = HeaderOf(message, CurrentUser.Of(user), time.GetUtcNow());
        return message switch
        {
            { Status: not (CapStatus.Actual or CapStatus.Exercise) } => Refuse("cap-status", "Only messages of status Actual or Exercise are taken.", "alert/status"),
            { MsgType: CapMsgType.Alert } => await OpenAsync(message, header, grains),
            { MsgType: CapMsgType.Update or CapMsgType.Cancel } => await NoteAsync(message, header, grains),
            _ => Refuse("cap-type", "Only Alert, Update and Cancel are taken.", "alert/msgType"),
        };
    }

    private static async Task<IResult> OpenAsync(CapMessage message, CommandHeader header, IGrainFactory grains)
    {
        if (message.In("zh") is not { } info || PlaceOf(info) is not { } at)
            return Refuse("cap-without-place", "A message needs an info with an area that has a circle or a polygon.", "alert/info/area");
        var report = new IncidentReport(
            TypeOf(info), PriorityOf(info.Urgency), SourceChannel.OtherAgency,
            new IncidentLocation(at, Cut(info.Areas[0].Description, TextRules.AddressLimit)), null,
            Cut($"CAP {message.Sender} {message.Identifier}\n{info.Headline ?? info.Event}\n{info.Description}", TextRules.DescriptionLimit),
            message.Status == CapStatus.Exercise);
        var id = IncidentIds.For(header);
        var outcome = await grains.GetGrain<IIncidentGrain>(id.Value).Open(header, report);
        return outcome.Value is { } view ? TypedResults.Created($"/api/v1/incidents/{view.Id}", view) : outcome.Refusal!.ToProblem();
    }

    private static async Task<IResult> NoteAsync(CapMessage message, CommandHeader header, IGrainFactory grains)
    {
        foreach (var earlier in message.References)
        {
            var incident = grains.GetGrain<IIncidentGrain>(IncidentIds.For(header with { Key = KeyOf(earlier) }).Value);
            if (await incident.Get() is null)
                continue;
            var info = message.In("zh");
            var text = $"CAP {message.MsgType} {message.Sender} {message.Identifier}\n{info?.Headline ?? info?.Event ?? message.Note}\n{info?.Description}";
            return (await incident.AddNote(header, Cut(text, TextRules.NoteLimit))) is { Value: { } view } ? TypedResults.Ok(view)
                : Refuse("incident-closed", "The incident of this message is closed.", "alert/references", RefusalKind.Conflict);
        }
        return Refuse("cap-reference", "No message that this one names was received here.", "alert/references", RefusalKind.NotFound);
    }

    private static CommandHeader HeaderOf(CapMessage message, CurrentUser caller, DateTimeOffset now) =>
        new(KeyOf(message.Reference), caller.Actor, now, KeyOf(message.Reference).Value);

    private static CommandKey KeyOf(CapReference message) => new("cap." + Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes($"{message.Sender}\n{message.Identifier}\n{message.Sent.UtcTicks}")))[..48]);

    private static GeoPoint? PlaceOf(CapInfo info)
    {
        foreach (var area in info.Areas)
        {
            if (area.Circles is [var circle, ..])
                return circle.Centre;
            // The mean of the corners: a place to begin from, which the dispatcher corrects.
            if (area.Polygons is [var polygon, ..])
                return GeoPoint.TryCreate(polygon.Points.Average(point => point.Latitude), polygon.Points.Average(point => point.Longitude));
        }
        return null;
    }

    private static string TypeOf(CapInfo info) => info.Categories switch
    {
        [CapCategory.Fire, ..] => "smoke",
        [CapCategory.Transport, ..] => "traffic-accident",
        [CapCategory.Rescue, ..] => "missing-person",
        _ => "suspicious-object",
    };

    private static Priority PriorityOf(CapUrgency urgency) => urgency switch
    {
        CapUrgency.Immediate => Priority.Life,
        CapUrgency.Expected => (Priority)2,
        _ => (Priority)3,
    };

    private static string Cut(string text, int limit)
    {
        var plain = new string([.. text.Where(letter => !char.IsControl(letter) || letter == '\n')]);
        plain = limit == TextRules.AddressLimit ? plain.Replace('\n', ' ') : plain;
        return plain.Length <= limit ? plain : plain[..(char.IsHighSurrogate(plain[limit - 1]) ? limit - 1 : limit)];
    }

    private static ProblemHttpResult Refuse(string code, string message, string field, RefusalKind kind = RefusalKind.Invalid) =>
        new Refusal(code, message, kind, field).ToProblem();
}

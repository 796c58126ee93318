using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Dispatch.Domain;
using Dispatch.Domain.Accounts;
using Dispatch.Gateway.Accounts;
using Dispatch.Gateway.Json;
using Dispatch.Gateway.Problems;
using Dispatch.Gateway.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Dispatch.Gateway.Ingest;

/// <summary>
/// An ordinary phone with Traccar Client or OsmAnd. A report that was read but not believed is answered 200: the phone would
/// send it again for ever otherwise. The counts are on the statistics page.
/// </summary>
internal static class OsmAndEndpoints
{
    public static void MapOsmAnd(this IEndpointRouteBuilder routes) =>
        routes.MapMethods("/osmand", [HttpMethods.Get, HttpMethods.Post], TakeAsync).WithTags("positions")
            .RequireAuthorization(Policies.ReportsPositions).RequireRateLimiting(RateLimits.Positions);

    private static async Task<IResult> TakeAsync(
        HttpContext http, ClaimsPrincipal user, FixGate gate, ReportBudgets budgets, TimeProvider time)
    {
        var (refusal, id, report) = await ReadAsync(http, time.GetUtcNow());
        if (refusal is not null)
            return refusal.ToProblem();
        var caller = CurrentUser.Of(user);
        if (caller.Unit != Account.AnyUnit && id != caller.Unit)
            return new Refusal("not-your-unit", $"This account speaks for {caller.Unit} only.", RefusalKind.Forbidden, "id").ToProblem();
        var unit = Encoding.UTF8.GetBytes(id);
        (report.IdStart, report.IdLength) = (0, unit.Length);
        gate.Take(Speaker.Of(caller, budgets), unit, [report], new IngestTotals());
        return Results.Ok();
    }

    private static async Task<(Refusal?, string Id, ParsedReport Report)> ReadAsync(HttpContext http, DateTimeOffset now)
    {
        StrictBody.RefuseLarge(http, RequestSizes.Small);
        if (http.Request.HasJsonContentType())
        {
            using var body = await ParseAsync(http);
            return (OsmAndReport.FromJson(body.RootElement, now, out var device, out var parsed), device, parsed);
        }
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : null;
        var refusal = OsmAndReport.FromQuery(Value, now, out var id, out var report);
        return (refusal, id, report);

        string? Value(string name) => http.Request.Query.TryGetValue(name, out var query) ? query.ToString()
            : form is not null && form.TryGetValue(name, out var field) ? field.ToString() : null;
    }

    private static async Task<JsonDocument> ParseAsync(HttpContext http)
    {
        try
        {
            return await JsonDocument.ParseAsync(http.Request.Body, new JsonDocumentOptions { MaxDepth = 16 }, http.RequestAborted);
        }
        catch (JsonException)
        {
            throw new BadInputException(new Refusal("invalid-json", "The body is not JSON in UTF-8."));
        }
    }
}

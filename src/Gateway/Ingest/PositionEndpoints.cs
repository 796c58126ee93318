using System.Buffers;
using System.Net.WebSockets;
using System.Security.Claims;
using Dispatch.Domain;
using Dispatch.Gateway.Accounts;
using Dispatch.Gateway.Json;
using Dispatch.Gateway.Problems;
using Dispatch.Gateway.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace Dispatch.Gateway.Ingest;

/// <summary>Step 1 of the flow: positions by HTTP batch and by WebSocket. (OsmAnd and Traccar phones: <see cref="OsmAndEndpoints"/>.)</summary>
internal static class PositionEndpoints
{
    public static void MapPositions(this IEndpointRouteBuilder routes)
    {
        // Only who speaks for vehicles may report, and each within its budget.
        var group = routes.MapGroup("").WithTags("positions").RequireAuthorization(Policies.ReportsPositions);
        group.MapPost("/api/v1/positions", PostAsync).RequireRateLimiting(RateLimits.Positions).AcceptsJson<IReadOnlyList<PositionBody>>();
        group.MapGet("/ws/positions", SocketAsync).ExcludeFromDescription();
    }

    private static async Task<Results<Ok<PositionsAnswer>, ProblemHttpResult>> PostAsync(
        HttpContext http, ClaimsPrincipal user, FixGate gate, ReportBudgets budgets, IngestCounters counters, DeviceReports shortWay)
    {
        var caller = CurrentUser.Of(user);
        await shortWay.RememberAsync(http, caller);
        StrictBody.RefuseOtherMediaTypes(http.Request);
        StrictBody.RefuseLarge(http, RequestSizes.Positions);
        var (body, length) = await ReadAsync(http);
        try
        {
            using var reports = new ReportBuffer();
            var dropped = counters.Dropped;
            var totals = new IngestTotals();
            if (JsonReports.Read(body.AsSpan(0, length), reports) is { } refusal)
                return refusal.ToProblem();
            gate.Take(Speaker.Of(caller, budgets), body.AsSpan(0, length), reports.Reports, totals);
            return TypedResults.Ok(new PositionsAnswer(totals.Accepted, totals.Refused(), counters.Dropped - dropped));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(body);
        }
    }

    private static async Task<(byte[] Body, int Length)> ReadAsync(HttpContext http)
    {
        var reader = http.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(http.RequestAborted);
            if (read.Buffer.Length > RequestSizes.Positions)
                throw new BadHttpRequestException("The body is too large.", StatusCodes.Status413PayloadTooLarge);
            if (read.IsCompleted)
            {
                var length = (int)read.Buffer.Length;
                var body = ArrayPool<byte>.Shared.Rent(Math.Max(length, 1));
                read.Buffer.CopyTo(body);
                reader.AdvanceTo(read.Buffer.End);
                return (body, length);
            }
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static async Task SocketAsync(
        HttpContext http, ClaimsPrincipal user, FixGate gate, ReportBudgets budgets, SocketServices services)
    {
        if (!http.WebSockets.IsWebSocketRequest)
            throw new BadInputException(new Refusal("websocket-expected", "This address speaks WebSocket only."));
        var caller = CurrentUser.Of(user);
        using var accepted = await http.WebSockets.AcceptWebSocketAsync();
        using var socket = new PositionSocket(accepted, Speaker.Of(caller, budgets), gate, services.Counters, services.Time);
        services.Registry.Add(socket, caller.Account, user.FindFirstValue(CurrentUser.StampClaim)!);
        try
        {
            // Ends with the request, or with the host: a shutdown does not wait for devices.
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, services.Lifetime.ApplicationStopping);
            await socket.RunAsync(ending.Token);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
            // Phones lose their network without saying goodbye; that is not a failure of ours.
            accepted.Abort();
        }
        finally
        {
            services.Registry.Remove(socket);
        }
    }

    /// <summary>For the API description only: the body is read without making objects.</summary>
    internal sealed record PositionBody(
        double Lat, double Lon, DateTimeOffset Time, string? Unit = null, double? Speed = null, double? Heading = null,
        double? Accuracy = null, bool? Occupied = null);
}

/// <summary>What every position socket needs besides the gate.</summary>
internal sealed record SocketServices(
    SocketRegistry Registry, IngestCounters Counters, TimeProvider Time, IHostApplicationLifetime Lifetime);

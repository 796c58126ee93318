using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using Dispatch.Domain.Accounts;
using Dispatch.Gateway.Accounts;
using Dispatch.Gateway.Json;
using Dispatch.Gateway.Problems;
using Dispatch.Gateway.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dispatch.Gateway.Ingest;

/// <summary>
/// A short way for what nearly all requests are: positions posted with a device's own token. The first request of a token goes the whole
/// way and is remembered when it was let in; the next ones are taken here, before the rest of the pipeline, for as long as this gateway's
/// memory of the account lasts. Whatever is unusual goes the whole way and is answered there.
/// </summary>
internal sealed class DeviceReports(AccountDirectory accounts, ReportBudgets budgets, FixGate gate, IngestCounters counters, IOptions<GatewayOptions> options)
{
    private const string Path = "/api/v1/positions";
    private const string Bearer = "Bearer ";
    private const int MaxEntries = 50_000;

    private readonly ConcurrentDictionary<string, Known> _known = new(StringComparer.Ordinal);

    /// <summary>Called when a request was let in, with the header that it came with.</summary>
    public async ValueTask RememberAsync(HttpContext http, CurrentUser caller)
    {
        var header = http.Request.Headers.Authorization;
        if (header.Count != 1 || header[0] is not { } text || !text.StartsWith(Bearer, StringComparison.Ordinal)
            || DeviceToken.AccountOf(text[Bearer.Length..]) != caller.Account || await accounts.FindAsync(caller.Account) is not { } account)
            return;
        // Looked at once more: the account may have changed since the pipeline looked.
        if (account.MustChangePassword || !Policies.PositionRoles.Contains(account.Role) || account.Unit != caller.Unit
            || !DeviceToken.Matches(text[Bearer.Length..], account.TokenHash))
            return;
        if (_known.Count >= MaxEntries)
            _known.Clear();
        _known[text] = new Known(account, Speaker.Of(caller, budgets), budgets.RequestsOf(caller, options.Value.PositionRequestsPerSecondPerAccount));
    }

    /// <inheritdoc cref="DeviceReports"/>
    public Task TakeAsync(HttpContext http, RequestDelegate next)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || http.Request.Path.Value != Path || http.Request.Headers.Authorization is not [{ } header]
            || !_known.TryGetValue(header, out var known))
            return next(http);
        if (!accounts.IsCurrent(known.Account))
        {
            _known.TryRemove(header, out _);
            return next(http);
        }
        if (known.Requests.Take(1) == 1)
            return ReadAsync(http, known.Speaker);
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        http.Response.Headers.RetryAfter = "1";
        return Task.CompletedTask;
    }

    private async Task ReadAsync(HttpContext http, Speaker speaker)
    {
        StrictBody.RefuseOtherMediaTypes(http.Request);
        StrictBody.RefuseLarge(http, RequestSizes.Positions);
        var reader = http.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(http.RequestAborted);
            try
            {
                if (read.Buffer.Length > RequestSizes.Positions)
                    throw new BadHttpRequestException("The body is too large.", StatusCodes.Status413PayloadTooLarge);
                if (read.IsCompleted)
                {
                    Answer(http.Response, Take(speaker, read.Buffer.IsSingleSegment ? read.Buffer.FirstSpan : read.Buffer.ToArray()));
                    return;
                }
            }
            finally
            {
                // Also after a refusal: a body that is left half read makes the server cut the connection, and with it the device's next report.
                reader.AdvanceTo(read.IsCompleted ? read.Buffer.End : read.Buffer.Start, read.Buffer.End);
            }
        }
    }

    private PositionsAnswer Take(Speaker speaker, ReadOnlySpan<byte> body)
    {
        using var reports = new ReportBuffer();
        var dropped = counters.Dropped;
        var totals = new IngestTotals();
        if (JsonReports.Read(body, reports) is { } refusal)
            throw new BadInputException(refusal);
        gate.Take(speaker, body, reports.Reports, totals);
        return new PositionsAnswer(totals.Accepted, totals.Refused(), counters.Dropped - dropped);
    }

    private static void Answer(HttpResponse response, PositionsAnswer answer)
    {
        var writer = response.BodyWriter;
        response.ContentType = "application/json; charset=utf-8";
        Span<byte> plain = stackalloc byte[96];
        var length = answer.Refused.Count > 0 ? 0
            : System.Text.Unicode.Utf8.TryWrite(plain, $"{{\"accepted\":{answer.Accepted},\"refused\":{{}},\"dropped\":{answer.Dropped}}}", out var written) ? written : 0;
        ReadOnlySpan<byte> json = length > 0 ? plain[..length] : JsonSerializer.SerializeToUtf8Bytes(answer, GatewayJson.Options);
        response.ContentLength = json.Length;
        writer.Write(json);
    }

    /// <summary>Good while the gateway holds this very account.</summary>
    private sealed record Known(Account Account, Speaker Speaker, ReportBudget Requests);
}

internal static class DeviceReportsPipeline
{
    public static IApplicationBuilder UseDeviceReports(this IApplicationBuilder app) =>
        app.Use(app.ApplicationServices.GetRequiredService<DeviceReports>().TakeAsync);
}

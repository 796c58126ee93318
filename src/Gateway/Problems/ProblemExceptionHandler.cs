using Dispatch.Domain;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;

namespace Dispatch.Gateway.Problems;

/// <summary>The last stop of every exception: what passes by itself becomes 503, bad input 400, the rest 500 without internals.</summary>
internal sealed partial class ProblemExceptionHandler(
    IProblemDetailsService problems, IEnumerable<IFaultMapper> mappers, ILogger<ProblemExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
            return true;
        var details = Details(httpContext, exception);
        httpContext.Response.StatusCode = details.Status!.Value;
        if (details.Status == StatusCodes.Status503ServiceUnavailable)
            httpContext.Response.Headers.RetryAfter = ProblemMapping.RetryAfterSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = details });
    }

    private ProblemDetails Details(HttpContext context, Exception exception)
    {
        if (Expected(exception) is { } expected)
            return expected;
        foreach (var mapper in mappers)
        {
            if (mapper.Map(exception) is { } refusal)
            {
                LogBusy(context.Request.Path, refusal.Code, exception.Message);
                return ProblemMapping.Details(refusal);
            }
        }
        LogFailed(exception, context.Request.Method, context.Request.Path);
        return new ProblemDetails
        {
            Type = ProblemMapping.TypePrefix + "internal-error",
            Title = "Internal error",
            Status = StatusCodes.Status500InternalServerError,
            Detail = "Something failed here; it is in the log under this request's trace id.",
        };
    }

    private static ProblemDetails? Expected(Exception exception)
    {
        switch (exception)
        {
            case BadInputException bad:
                var details = ProblemMapping.Details(bad.Refusal);
                details.Status = bad.Status ?? details.Status;
                return details;
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return new ProblemDetails
                {
                    Type = ProblemMapping.TypePrefix + "body-too-large",
                    Title = "The body is too large",
                    Status = StatusCodes.Status413PayloadTooLarge,
                    Detail = "Send less in one request.",
                };
            case BadHttpRequestException request:
                return new ProblemDetails
                {
                    Type = ProblemMapping.TypePrefix + "bad-request",
                    Title = "The request is wrong",
                    Status = request.StatusCode,
                    Detail = request.Message,
                };
            default:
                return null;
        }
    }
}

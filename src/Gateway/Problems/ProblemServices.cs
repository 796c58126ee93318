using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Gateway.Problems;

internal static class ProblemServices
{
    public static IServiceCollection AddProblems(this IServiceCollection services)
    {
        services.AddSingleton<IFaultMapper, EngineFaultMapper>();
        services.AddExceptionHandler<ProblemExceptionHandler>();
        services.AddProblemDetails(problems => problems.CustomizeProblemDetails = context => Complete(context.HttpContext, context.ProblemDetails));
        return services;
    }

    public static void UseProblems(this IApplicationBuilder app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
    }

    /// <summary>Answers that the framework gives by itself (401, 404, 405 …) carry our types too, and all carry the trace id.</summary>
    private static void Complete(HttpContext http, ProblemDetails details)
    {
        if (details.Type?.StartsWith(ProblemMapping.TypePrefix, StringComparison.Ordinal) != true)
            details.Type = ProblemMapping.TypePrefix + Code(details.Status ?? http.Response.StatusCode);
        if (details.Status == StatusCodes.Status503ServiceUnavailable && http.Response.Headers.RetryAfter.Count == 0)
            http.Response.Headers.RetryAfter = "1";
    }

    private static string Code(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => "not-signed-in",
        StatusCodes.Status403Forbidden => "not-allowed",
        StatusCodes.Status404NotFound => "not-found",
        StatusCodes.Status405MethodNotAllowed => "method-not-allowed",
        StatusCodes.Status413PayloadTooLarge => "body-too-large",
        StatusCodes.Status415UnsupportedMediaType => "unsupported-media-type",
        StatusCodes.Status429TooManyRequests => "too-many-requests",
        _ => "http-" + status.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}

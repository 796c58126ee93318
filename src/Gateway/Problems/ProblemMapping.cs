using Dispatch.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Dispatch.Gateway.Problems;

/// <summary>The one place where a refusal becomes an RFC 9457 problem.</summary>
internal static class ProblemMapping
{
    public const string TypePrefix = "https://dispatch.invalid/problems/";
    public const int RetryAfterSeconds = 1;

    public static Results<Ok<T>, ProblemHttpResult> ToResult<T>(this Outcome<T> outcome) where T : class =>
        outcome.Value is { } value ? TypedResults.Ok(value) : outcome.Refusal!.ToProblem();

    public static ProblemHttpResult ToProblem(this Refusal refusal) => TypedResults.Problem(Details(refusal));

    public static ProblemDetails Details(Refusal refusal)
    {
        var details = new ProblemDetails
        {
            Type = TypePrefix + refusal.Code,
            Title = Title(refusal.Kind),
            Status = Status(refusal.Kind),
            Detail = refusal.Message,
        };
        if (refusal.Field is not null)
            details.Extensions["field"] = refusal.Field;
        return details;
    }

    public static int Status(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => StatusCodes.Status400BadRequest,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.KeyReused => StatusCodes.Status422UnprocessableEntity,
        RefusalKind.Busy => StatusCodes.Status503ServiceUnavailable,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No HTTP status is set for this kind of refusal."),
    };

    private static string Title(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => "The input is wrong",
        RefusalKind.NotFound => "Not found",
        RefusalKind.Forbidden => "Not allowed",
        RefusalKind.Conflict => "Not possible now",
        RefusalKind.KeyReused => "Idempotency key used before",
        _ => "Busy, try again",
    };
}

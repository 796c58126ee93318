using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Gateway.Urgency;

/// <summary>Where requests of people at desks run; the pool unless the host has something better. See docs/decisions/0018.</summary>
/// <param name="Scheduler">Runs them in any order, several at a time.</param>
public sealed record DeskScheduler(TaskScheduler Scheduler);

/// <summary>
/// Somebody waits at a desk: the request, and every grain call that follows from it, goes before reports, deliveries and plans. Marked are
/// endpoints that look at or change one incident or unit, or ask who is near; what computes for long or calls thousands (alerts, cordons, lists) is not.
/// </summary>
internal static class UrgentCalls
{
    /// <summary>In the request context that grain calls carry along; the engine's set-up names it too.</summary>
    public const string Key = "dispatch.urgent";

    private static readonly object s_marker = new Marker();

    public static TBuilder Urgently<TBuilder>(this TBuilder endpoints) where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(s_marker);

    /// <summary>After routing, before anything that calls a grain.</summary>
    public static IApplicationBuilder UseUrgentCalls(this IApplicationBuilder app)
    {
        var scheduler = app.ApplicationServices.GetService<DeskScheduler>()?.Scheduler ?? TaskScheduler.Default;
        return app.Use((context, next) => context.GetEndpoint()?.Metadata.GetMetadata<Marker>() is null
            ? next(context)
            : Task.Factory.StartNew(() => RunAsync(context, next), CancellationToken.None, TaskCreationOptions.DenyChildAttach, scheduler).Unwrap());
    }

    private static async Task RunAsync(HttpContext context, RequestDelegate next)
    {
        RequestContext.Set(Key, true);
        await next(context);
        // The end of the answer goes out from here: the server's own code after this runs on the pool, in the queue with everybody.
        if (context.Response.HasStarted)
            await context.Response.CompleteAsync();
    }

    private sealed class Marker;
}

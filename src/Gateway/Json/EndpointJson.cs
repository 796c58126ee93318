using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Metadata;

namespace Dispatch.Gateway.Json;

internal static class EndpointJson
{
    /// <summary>Tells the API description which body a handler reads by itself.</summary>
    public static RouteHandlerBuilder AcceptsJson<TBody>(this RouteHandlerBuilder builder)
    {
        builder.Add(endpoint => endpoint.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(TBody))));
        return builder;
    }
}

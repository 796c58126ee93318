using System.Reflection;
using Dispatch.Gateway.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Dispatch.Gateway.Idempotency;

/// <summary>A body that asks and changes nothing: read strictly as a <see cref="Command{TBody}"/>'s, without a key.</summary>
internal sealed record Question<TBody>(TBody Body) : IEndpointParameterMetadataProvider
    where TBody : class
{
    private const int MaxBodyBytes = 1 << 20;

    public static async ValueTask<Question<TBody>?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        new(await StrictBody.ReadAsync<TBody>(context, MaxBodyBytes));

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(TBody)));
}

using Dispatch.Domain;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Incidents;
using Dispatch.Gateway.Idempotency;
using Dispatch.Gateway.Problems;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using ApiDescriptionOfCall = Microsoft.AspNetCore.Mvc.ApiExplorer.ApiDescription;

namespace Dispatch.Gateway.OpenApi;

/// <summary><c>/openapi/v1.json</c>: what the framework sees, plus the forms of our own types, the key header and the roles.</summary>
internal static class ApiDescription
{
    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "Dispatch", Version = "v1", Description = "See docs/api.md for what a schema cannot say." };
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            Describe(schema, Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            Describe(operation, context.Description.ActionDescriptor.EndpointMetadata);
            operation.Summary = OperationSummaries.All.GetValueOrDefault(KeyOf(context.Description));
            return Task.CompletedTask;
        });
    });

    // The contract is no secret, and tools read it before they can sign in.
    public static void MapApiDescription(this IEndpointRouteBuilder routes) =>
        routes.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();

    // The path as tools see it, without the constraints of its parameters.
    private static string KeyOf(ApiDescriptionOfCall call) => $"{call.HttpMethod} {call.RelativePath?.Replace(":int", "", StringComparison.Ordinal).TrimEnd('/')}";

    private static void Describe(OpenApiSchema schema, Type type)
    {
        if (type == typeof(UnitId) || type == typeof(IncidentId) || type == typeof(CommandKey) || type == typeof(CellId))
            schema.Type = JsonSchemaType.String;
        else if (type == typeof(Metres) || type == typeof(MetresPerSecond) || type == typeof(Heading) || type == typeof(TimeSpan))
            schema.Type = JsonSchemaType.Number;
        else if (type == typeof(Priority))
            (schema.Type, schema.Minimum, schema.Maximum) = (JsonSchemaType.Integer, "1", "4");
        else if (type == typeof(GeoPoint))
            Members(schema, ("lat", JsonSchemaType.Number), ("lon", JsonSchemaType.Number));
        else if (type == typeof(IncidentLocation))
            Members(schema, ("lat", JsonSchemaType.Number), ("lon", JsonSchemaType.Number), ("address", JsonSchemaType.String));
    }

    private static void Members(OpenApiSchema schema, params (string Name, JsonSchemaType Type)[] members)
    {
        schema.Type = JsonSchemaType.Object;
        schema.Properties = members.ToDictionary(
            member => member.Name, IOpenApiSchema (member) => new OpenApiSchema { Type = member.Type }, StringComparer.Ordinal);
        schema.Required = members.Select(member => member.Name).ToHashSet(StringComparer.Ordinal);
    }

    private static void Describe(OpenApiOperation operation, IList<object> metadata)
    {
        if (metadata.OfType<CommandMarker>().Any())
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = Command<NoBody>.KeyHeader,
                In = ParameterLocation.Header,
                Required = true,
                Description = "1–64 of A–Z, a–z, 0–9, '.', '_', ':' and '-'. The same key and body give the first answer again.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = @"^[A-Za-z0-9._:\-]{1,64}$" },
            });
        }
        var policies = metadata.OfType<IAuthorizeData>().Select(data => data.Policy).OfType<string>();
        operation.Description = string.Join(", ", policies.Select(policy => $"Policy: {policy}."));
        operation.Responses ??= [];
        operation.Responses.TryAdd("default", new OpenApiResponse
        {
            Description = $"RFC 9457 problem; its type begins with {ProblemMapping.TypePrefix}.",
        });
    }
}

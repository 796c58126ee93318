using Dispatch.Gateway.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Gateway.Tests.Accounts;

[Collection(GatewayCollection.Name)]
public sealed class EndpointRoleTests(GatewayHost gateway)
{
    private static readonly string[] OpenToAll =
    [
        "/api/v1/auth/login", "/api/v1/auth/refresh", "/openapi/{documentName}.json", "/health/live", "/health/ready",
    ];

    [Fact]
    public void Every_endpoint_has_a_policy_or_is_listed_as_open_to_all()
    {
        var endpoints = gateway.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => !endpoint.RoutePattern.RawText!.StartsWith("/test/", StringComparison.Ordinal)).ToList();
        endpoints.Count.ShouldBeGreaterThan(25);
        foreach (var endpoint in endpoints)
        {
            var route = endpoint.RoutePattern.RawText!;
            if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
                OpenToAll.ShouldContain(route);
            else
                endpoint.Metadata.OfType<IAuthorizeData>().ShouldContain(data => data.Policy != null, $"{route} has no policy");
        }
    }

    [Theory]
    [InlineData("GET", "incidents")]
    [InlineData("GET", "units")]
    [InlineData("GET", "stats")]
    [InlineData("GET", "accounts")]
    [InlineData("GET", "me")]
    [InlineData("POST", "incidents")]
    [InlineData("POST", "positions")]
    public async Task Nobody_gets_in_without_signing_in(string method, string path) =>
        (await gateway.Anonymous().SendAsync(new HttpMethod(method), path, null, "")).ShouldRefuse(401, "not-signed-in");
}

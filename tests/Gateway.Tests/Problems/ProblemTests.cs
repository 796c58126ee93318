using Dispatch.Domain;
using Dispatch.Gateway.OpenApi;
using Dispatch.Gateway.Problems;
using Dispatch.Gateway.Tests.Support;
using Dispatch.Silo.Hosting;
using Dispatch.Storage;

namespace Dispatch.Gateway.Tests.Problems;

[Collection(GatewayCollection.Name)]
public sealed class ProblemTests(GatewayHost gateway)
{
    [Fact]
    public async Task An_unexpected_failure_tells_nothing_of_the_inside()
    {
        var answer = await gateway.Anonymous().GetAsync("/test/fails");
        answer.ShouldRefuse(500, "internal-error");
        answer.Text.ShouldNotContain("engine room");
        answer.Text.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task What_passes_by_itself_is_answered_503_with_Retry_After()
    {
        var answer = await gateway.Anonymous().GetAsync("/test/busy");
        answer.ShouldRefuse(503, "timeout");
        answer.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(RefusalKind.Invalid, 400)]
    [InlineData(RefusalKind.NotFound, 404)]
    [InlineData(RefusalKind.Forbidden, 403)]
    [InlineData(RefusalKind.Conflict, 409)]
    [InlineData(RefusalKind.KeyReused, 422)]
    [InlineData(RefusalKind.Busy, 503)]
    public void Each_kind_of_refusal_has_its_status(RefusalKind kind, int status) => ProblemMapping.Status(kind).ShouldBe(status);

    [Fact]
    public void A_busy_or_full_store_is_busy_and_a_damaged_one_is_not()
    {
        var mapper = new StorageFaultMapper();
        mapper.Map(new StorageBusyException("x"))!.Kind.ShouldBe(RefusalKind.Busy);
        mapper.Map(new StorageFullException("x"))!.Kind.ShouldBe(RefusalKind.Busy);
        mapper.Map(new StorageUnusableException("x")).ShouldBeNull();
    }

    [Fact]
    public void A_store_that_is_away_is_busy_also_wrapped_as_it_comes_out_of_a_grain()
    {
        var away = new StorageUnavailableException("Redis does not answer", outcomeUnknown: true);
        new StorageFaultMapper().Map(new Orleans.Runtime.OrleansException("Error from storage", away))!.Code.ShouldBe("storage-unavailable");
        new StorageFaultMapper().Map(new Orleans.Runtime.OrleansException("x", new InvalidDataException())).ShouldBeNull();
    }

    [Fact]
    public async Task Every_answer_carries_the_browser_guards()
    {
        var response = await gateway.Anonymous().Http.GetAsync("/health/live");
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");
    }

    [Fact]
    public async Task The_description_names_every_path_and_the_key_header()
    {
        var description = await gateway.Anonymous().GetAsync("/openapi/v1.json");
        description.ShouldBe(200);
        var open = description.Body.GetProperty("paths").GetProperty("/api/v1/incidents").GetProperty("post");
        open.GetProperty("parameters").EnumerateArray().ShouldContain(parameter => parameter.GetProperty("name").GetString() == "Idempotency-Key");
        open.TryGetProperty("requestBody", out _).ShouldBeTrue();
        description.Body.GetProperty("paths").TryGetProperty("/api/v1/positions", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task The_description_says_of_every_call_what_it_is_for_and_of_no_call_that_is_not_there()
    {
        var description = await gateway.Anonymous().GetAsync("/openapi/v1.json");
        var calls = description.Body.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()
            .Select(call => (Name: $"{call.Name.ToUpperInvariant()} {path.Name.TrimStart('/')}", HasSummary: call.Value.TryGetProperty("summary", out _))))
            .Where(call => !call.Name.Contains(" test/", StringComparison.Ordinal)).ToList();
        calls.Where(call => !call.HasSummary).Select(call => call.Name).ShouldBeEmpty();
        OperationSummaries.All.Keys.Except(calls.Select(call => call.Name)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_service_says_that_it_is_ready() => (await gateway.Anonymous().GetAsync("/health/ready")).ShouldBe(200);
}

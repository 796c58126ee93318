using Dispatch.Domain.Accounts;
using Dispatch.Domain.Roads;
using Dispatch.Gateway.Tests.Support;
using Dispatch.Silo.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Gateway.Tests.Demo;

/// <summary>A server of its own: its figures would be taken for those of other tests.</summary>
public sealed class DemoPastTests(GatewayHost gateway) : IClassFixture<GatewayHost>
{
    private static readonly RoadMap Roads = SyntheticCity.Generate(5, 700);

    [Fact]
    public async Task The_supervisors_pages_have_a_synthetic_past_that_a_second_start_does_not_double()
    {
        var commander = await gateway.SignInAsync(Role.Commander);
        await WriteAsync();
        var times = (await commander.GetAsync("supervision/response-times")).Body;
        var before = times.ToString();
        await WriteAsync();
        (await commander.GetAsync("supervision/response-times")).Body.ToString().ShouldBe(before);
        (await commander.GetAsync("supervision/satisfaction")).Body.GetProperty("done").GetInt32().ShouldBeGreaterThan(50);
        (await commander.GetAsync("supervision/coverage")).Text.ShouldContain("14/");

        var sample = (await commander.GetAsync("supervision/sample")).Body;
        sample.GetProperty("closed").GetInt32().ShouldBeGreaterThan(300);
        sample.GetProperty("calls").GetArrayLength().ShouldBeGreaterThanOrEqualTo(3);
        foreach (var call in sample.GetProperty("calls").EnumerateArray())
        {
            var incident = (await commander.GetAsync($"incidents/{call.GetProperty("incident").GetString()}")).Body;
            incident.GetProperty("status").GetString().ShouldBe("closed");
            call.GetProperty("address").GetString()!.ShouldStartWith("模拟");
        }
        (await commander.GetAsync("call-backs")).Body.GetArrayLength().ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public async Task Every_register_has_entries_that_say_that_they_are_synthetic()
    {
        await new DemoRegisters(gateway.Services.GetRequiredService<IGrainFactory>(), TimeProvider.System, Roads, 5).WriteAsync();
        var administrator = await gateway.AdministratorAsync();
        foreach (var register in (string[])["stations", "beats", "gates", "hazards", "templates"])
        {
            var entries = (await administrator.GetAsync($"registers/{register}")).Body.GetProperty("items");
            entries.GetArrayLength().ShouldBeGreaterThan(0, register);
            foreach (var line in entries.EnumerateArray())
                line.ToString().ShouldContain("模拟");
        }
    }

    private Task WriteAsync() =>
        new DemoPast(gateway.Services.GetRequiredService<IGrainFactory>(), TimeProvider.System, Roads, 5).WriteAsync();
}

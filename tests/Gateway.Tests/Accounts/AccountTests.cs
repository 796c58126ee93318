using Dispatch.Domain.Accounts;
using Dispatch.Gateway.Tests.Support;

namespace Dispatch.Gateway.Tests.Accounts;

[Collection(GatewayCollection.Name)]
public sealed class AccountTests(GatewayHost gateway)
{
    [Fact]
    public async Task Only_an_administrator_makes_accounts()
    {
        foreach (var role in new[] { Role.Dispatcher, Role.Commander, Role.Auditor, Role.Reporter })
            (await (await gateway.SignInAsync(role)).PostAsync("accounts", Wanted("intruder"))).ShouldRefuse(403, "not-allowed");
    }

    [Fact]
    public async Task Making_an_account_twice_under_one_key_makes_it_once()
    {
        var administrator = await gateway.AdministratorAsync();
        (await administrator.PostAsync("accounts", Wanted("twice"), "key-twice")).ShouldBe(201);
        (await administrator.PostAsync("accounts", Wanted("twice"), "key-twice")).ShouldBe(201);
        (await administrator.PostAsync("accounts", Wanted("twice"), "another-key")).ShouldRefuse(409, "account-exists", "name");
        (await administrator.PostAsync("accounts", Wanted("twice", "commander"), "key-twice")).ShouldRefuse(422, "key-reused");
    }

    [Theory]
    [InlineData("UPPER", "dispatcher", null, "name")]
    [InlineData("driver", "unit", null, "unit")]
    [InlineData("driver", "unit", "*", "unit")]
    [InlineData("clerk", "dispatcher", "car-1", "unit")]
    public async Task An_account_that_makes_no_sense_is_refused_with_the_field(string name, string role, string? unit, string field)
    {
        var administrator = await gateway.AdministratorAsync();
        var answer = await administrator.PostAsync("accounts", new { name, role, unit, password = GatewayHost.Password });
        answer.ShouldBe(400);
        answer.Body.GetProperty("field").GetString().ShouldBe(field);
    }

    [Fact]
    public async Task A_device_token_is_shown_once_and_the_next_one_ends_it()
    {
        var administrator = await gateway.AdministratorAsync();
        (await administrator.PostAsync("accounts", new { name = "box-1", role = "device", unit = "box-1" })).ShouldBe(201);
        var first = await administrator.PostAsync("accounts/box-1/token", null, "token-key");
        first.ShouldBe(200);
        (await administrator.PostAsync("accounts/box-1/token", null, "token-key")).ShouldRefuse(409, "token-already-shown");
        var device = gateway.Anonymous().WithBearer(first.Body.GetProperty("token").GetString()!);
        (await device.GetAsync("me")).Body.GetProperty("unit").GetString().ShouldBe("box-1");
        (await administrator.PostAsync("accounts/box-1/token", null)).ShouldBe(200);
        (await device.GetAsync("me")).ShouldBe(401);
    }

    [Fact]
    public async Task A_unit_may_be_enrolled_by_token_alone_and_people_at_the_centre_may_not()
    {
        var administrator = await gateway.AdministratorAsync();
        (await administrator.PostAsync("accounts", new { name = "phone-1", role = "unit", unit = "taxi-1" })).ShouldBe(201);
        var token = (await administrator.PostAsync("accounts/phone-1/token", null)).Body.GetProperty("token").GetString()!;
        (await gateway.Anonymous().WithBearer(token).GetAsync("units/taxi-1/task")).Status.ShouldNotBe(403);
        (await administrator.PostAsync("accounts", new { name = "clerk-1", role = "dispatcher" })).ShouldRefuse(400, "password-needed", "password");
    }

    [Fact]
    public async Task A_token_with_one_letter_changed_opens_nothing()
    {
        var (_, token) = await gateway.DeviceAsync("box-2");
        var changed = token[..^2] + (token[^2] == 'A' ? 'B' : 'A') + token[^1];
        (await gateway.Anonymous().WithBearer(changed).GetAsync("me")).ShouldBe(401);
    }

    private static object Wanted(string name, string role = "dispatcher") => new { name, role, password = GatewayHost.Password };
}

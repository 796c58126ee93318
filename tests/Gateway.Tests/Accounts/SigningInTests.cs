using Dispatch.Domain.Accounts;
using Dispatch.Gateway.Tests.Support;

namespace Dispatch.Gateway.Tests.Accounts;

[Collection(GatewayCollection.Name)]
public sealed class SigningInTests(GatewayHost gateway)
{
    [Fact]
    public async Task A_wrong_password_is_refused_and_after_five_the_pair_has_to_wait()
    {
        await gateway.CreateAsync("guessed", Role.Dispatcher, null, mustChange: false);
        for (var attempt = 0; attempt < 5; attempt++)
            (await Login("guessed", "wrong-password")).ShouldRefuse(401, "wrong-credentials");
        var locked = await Login("guessed", GatewayHost.Password);
        locked.ShouldRefuse(429, "login-locked");
        locked.Headers.RetryAfter.ShouldNotBeNull();
        (await Login("nobody-at-all", "wrong-password")).ShouldRefuse(401, "wrong-credentials");
    }

    [Fact]
    public async Task A_first_password_opens_nothing_until_it_is_changed()
    {
        await gateway.CreateAsync("newcomer", Role.Dispatcher, null, mustChange: true);
        var newcomer = await gateway.Anonymous().SignInAsync("newcomer", GatewayHost.Password);
        (await newcomer.GetAsync("incidents")).ShouldRefuse(403, "not-allowed");
        (await newcomer.GetAsync("me")).Body.GetProperty("mustChangePassword").GetBoolean().ShouldBeTrue();
        (await newcomer.PostAsync("auth/password", new { old = GatewayHost.Password, @new = "short" })).ShouldRefuse(400, "weak-password", "new");
        var changed = await newcomer.PostAsync("auth/password", new { old = GatewayHost.Password, @new = "a-better-password" });
        changed.ShouldBe(200);
        var dispatcher = gateway.Anonymous().WithBearer(changed.Body.GetProperty("accessToken").GetString()!);
        (await dispatcher.GetAsync("incidents")).ShouldBe(200);
        (await newcomer.GetAsync("me")).ShouldBe(401);
    }

    [Fact]
    public async Task A_session_ends_when_the_account_is_deleted()
    {
        await gateway.CreateAsync("leaver", Role.Dispatcher, null, mustChange: false);
        var leaver = await gateway.Anonymous().SignInAsync("leaver", GatewayHost.Password);
        (await leaver.GetAsync("me")).ShouldBe(200);
        (await (await gateway.AdministratorAsync()).DeleteAsync("accounts/leaver")).ShouldBe(200);
        (await leaver.GetAsync("me")).ShouldBe(401);
        (await Login("leaver", GatewayHost.Password)).ShouldRefuse(401, "wrong-credentials");
    }

    [Fact]
    public async Task A_refresh_token_gives_new_tokens_and_an_access_token_does_not()
    {
        await gateway.CreateAsync("steady", Role.Auditor, null, mustChange: false);
        var first = await Login("steady", GatewayHost.Password);
        var refresh = first.Body.GetProperty("refreshToken").GetString();
        var second = await gateway.Anonymous().PostAsync("auth/refresh", new { refreshToken = refresh });
        second.ShouldBe(200);
        second.Body.GetProperty("role").GetString().ShouldBe("auditor");
        var access = first.Body.GetProperty("accessToken").GetString();
        (await gateway.Anonymous().PostAsync("auth/refresh", new { refreshToken = access })).ShouldRefuse(401, "session-over");
    }

    [Fact]
    public async Task A_page_gets_a_strict_cookie_and_no_token()
    {
        await gateway.CreateAsync("page", Role.Dispatcher, null, mustChange: false);
        var answer = await gateway.Anonymous().PostAsync("auth/login", new { account = "page", password = GatewayHost.Password, useCookie = true });
        answer.ShouldBe(200);
        answer.Body.GetProperty("accessToken").GetString().ShouldBeNull();
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldContain("samesite=strict");
        cookie.ShouldContain("httponly");
    }

    [Fact]
    public async Task A_page_of_another_origin_may_not_act()
    {
        var dispatcher = await gateway.SignInAsync(Role.Dispatcher);
        dispatcher.Http.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");
        (await dispatcher.PostAsync("incidents", new { })).ShouldRefuse(403, "cross-origin");
    }

    private Task<Answer> Login(string account, string password) =>
        gateway.Anonymous().PostAsync("auth/login", new { account, password });
}

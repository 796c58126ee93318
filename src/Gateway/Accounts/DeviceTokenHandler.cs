using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dispatch.Gateway.Accounts;

/// <summary>Believes a device token in the bearer header, the basic password, or the <c>token</c>/<c>access_token</c> query value.</summary>
internal sealed class DeviceTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AccountDirectory accounts)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "device";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var token = Presented();
        if (DeviceToken.AccountOf(token) is not { } name)
            return AuthenticateResult.NoResult();
        var account = await accounts.FindAsync(name);
        if (account is null || !DeviceToken.Matches(token!, account.TokenHash))
            return AuthenticateResult.Fail("The device token is not valid.");
        return AuthenticateResult.Success(new AuthenticationTicket(accounts.PrincipalOf(account, SchemeName), SchemeName));
    }

    private string? Presented()
    {
        var header = Request.Headers.Authorization.ToString();
        if (header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return header["Bearer ".Length..].Trim();
        if (header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
            return BasicPassword(header["Basic ".Length..].Trim());
        var query = Request.Query;
        return query.TryGetValue("token", out var token) ? token.ToString() : query["access_token"].ToString();
    }

    private static string? BasicPassword(string encoded)
    {
        var buffer = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, buffer, out var length))
            return null;
        var pair = Encoding.UTF8.GetString(buffer, 0, length);
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : pair[(colon + 1)..];
    }
}

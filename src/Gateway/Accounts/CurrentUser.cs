using System.Security.Claims;
using System.Text.Json;
using Dispatch.Domain;
using Dispatch.Domain.Accounts;

namespace Dispatch.Gateway.Accounts;

/// <summary>Who is calling, as read from the claims that <see cref="SessionCheck"/> has confirmed.</summary>
internal sealed record CurrentUser(string Account, Role Role, string? Unit, string DisplayName, bool MustChangePassword)
{
    public const string UnitClaim = "unit";
    public const string StampClaim = "stamp";
    public const string DisplayNameClaim = "display";
    public const string MustChangeClaim = "must-change";

    public Actor Actor => new(Account, RoleName(Role));

    public bool IsCentre => Role is Role.Dispatcher or Role.Commander;

    public static CurrentUser Of(ClaimsPrincipal user) => new(
        user.FindFirstValue(ClaimTypes.Name)!,
        ParseRole(user.FindFirstValue(ClaimTypes.Role)!),
        user.FindFirstValue(UnitClaim),
        user.FindFirstValue(DisplayNameClaim) ?? "",
        user.HasClaim(MustChangeClaim, "true"));

    /// <summary>True when the caller is this unit, or a fleet gateway that forwards for all.</summary>
    public bool SpeaksFor(UnitId unit) => Unit == Domain.Accounts.Account.AnyUnit || Unit == unit.Value;

    private static readonly Dictionary<Role, string> s_names = Enum.GetValues<Role>()
        .ToDictionary(role => role, role => JsonNamingPolicy.CamelCase.ConvertName(role.ToString()));

    private static readonly Dictionary<string, Role> s_roles = s_names.ToDictionary(one => one.Value, one => one.Key, StringComparer.OrdinalIgnoreCase);

    public static string RoleName(Role role) => s_names[role];

    private static Role ParseRole(string name) => s_roles[name];

    public static ClaimsIdentity Identity(Account account, string scheme)
    {
        var claims = new List<Claim>
        {
            new(ClaimTypes.Name, account.Name),
            new(ClaimTypes.Role, RoleName(account.Role)),
            new(StampClaim, account.Stamp),
            new(DisplayNameClaim, account.DisplayName),
        };
        if (account.Unit is not null)
            claims.Add(new Claim(UnitClaim, account.Unit));
        if (account.MustChangePassword)
            claims.Add(new Claim(MustChangeClaim, "true"));
        return new ClaimsIdentity(claims, scheme, ClaimTypes.Name, ClaimTypes.Role);
    }
}

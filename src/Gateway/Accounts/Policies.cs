using Dispatch.Domain.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace Dispatch.Gateway.Accounts;

/// <summary>Which roles may call what. An endpoint without one of these does not pass the tests.</summary>
internal static class Policies
{
    /// <summary>Takes calls and sends units: dispatcher, commander.</summary>
    public const string Centre = "centre";

    /// <summary>Orders what binds many units: commander.</summary>
    public const string Commander = "commander";

    /// <summary>May look, not act: the centre and the auditor.</summary>
    public const string CentreReads = "centre-reads";

    /// <summary>May look or speak for itself; the handler checks which unit.</summary>
    public const string CentreReadsOrUnit = "centre-reads-or-unit";

    /// <summary>Acts from the centre, or the unit on its own task; the handler checks which unit.</summary>
    public const string CentreOrUnit = "centre-or-unit";

    public const string ReportsIncidents = "reports-incidents";
    public const string ReportsPositions = "reports-positions";
    public const string Unit = "unit";
    public const string Administrator = "administrator";
    public const string Statistics = "statistics";

    /// <summary>Looks at response times, reviews calls: commander and auditor.</summary>
    public const string Supervision = "supervision";

    /// <summary>May look at the registers; only the administrator changes them.</summary>
    public const string RegistersRead = "registers-read";

    /// <summary>Anybody signed in with a password of their own.</summary>
    public const string SignedIn = "signed-in";

    /// <summary>Anybody signed in, also while the first password still has to be changed.</summary>
    public const string SignedInAnyPassword = "signed-in-any-password";

    private static readonly Role[] CentreRoles = [Role.Dispatcher, Role.Commander];

    /// <summary>Of <see cref="ReportsPositions"/>.</summary>
    public static readonly Role[] PositionRoles = [Role.Device, Role.Unit];

    public static void Configure(AuthorizationOptions options)
    {
        Add(options, Centre, CentreRoles);
        Add(options, Commander, [Role.Commander]);
        Add(options, CentreReads, [.. CentreRoles, Role.Auditor]);
        Add(options, CentreReadsOrUnit, [.. CentreRoles, Role.Auditor, Role.Unit]);
        Add(options, CentreOrUnit, [.. CentreRoles, Role.Unit]);
        Add(options, ReportsIncidents, [.. CentreRoles, Role.Reporter]);
        Add(options, ReportsPositions, PositionRoles);
        Add(options, Unit, [Role.Unit]);
        Add(options, Administrator, [Role.Administrator]);
        Add(options, Statistics, [.. CentreRoles, Role.Auditor, Role.Administrator]);
        Add(options, Supervision, [Role.Commander, Role.Auditor]);
        Add(options, RegistersRead, [.. CentreRoles, Role.Auditor, Role.Administrator]);
        Add(options, SignedIn, Enum.GetValues<Role>());
        options.AddPolicy(SignedInAnyPassword, policy => policy.RequireAuthenticatedUser());
        // Whatever has no policy, also a path that is none, is closed to strangers.
        options.FallbackPolicy = options.GetPolicy(SignedInAnyPassword);
    }

    private static void Add(AuthorizationOptions options, string name, Role[] roles) =>
        options.AddPolicy(name, policy => policy
            .RequireAuthenticatedUser()
            .RequireRole(roles.Select(CurrentUser.RoleName))
            .RequireAssertion(context => !context.User.HasClaim(CurrentUser.MustChangeClaim, "true")));
}

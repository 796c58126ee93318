namespace Dispatch.Domain.Alerting.Audiences;

/// <summary>Why a unit was not told, or only as eyes.</summary>
public static class AudienceReasons
{
    public const string Unregistered = "unregistered";
    public const string WrongKind = "wrong-kind";
    public const string NotOptedIn = "not-opted-in";
    public const string OffDuty = "off-duty";
    public const string AlreadyAlerted = "already-alerted";
    public const string OnTask = "on-task";
    public const string StalePosition = "stale-position";
    public const string OutOfRange = "out-of-range";
    public const string Occupied = "occupied";
    public const string Resting = "resting";
    public const string AlertBudget = "alert-budget";

    /// <summary>Eligible, but enough nearer ones were found.</summary>
    public const string OverQuota = "over-quota";

    /// <summary>A civilian, and only posts of the inner ring are open.</summary>
    public const string InnerRing = "inner-ring";
}

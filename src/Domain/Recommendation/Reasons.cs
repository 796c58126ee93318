namespace Dispatch.Domain.Recommendation;

/// <summary>Why a unit was chosen.</summary>
public static class ChoiceReasons
{
    public const string NearestByEta = "nearest-by-eta";

    /// <summary>A unit of the incident's own beat, preferred although another could be there a little earlier.</summary>
    public const string OwnBeat = "own-beat";

    /// <summary>Its rest is not over, but too few rested units are there.</summary>
    public const string RestOverridden = "rest-overridden";
}

/// <summary>Why a unit was left out; also why too few were found.</summary>
public static class ExclusionReasons
{
    /// <summary>The same unit in a second cell, with an older position.</summary>
    public const string OlderDuplicate = "older-duplicate";
    public const string WrongKind = "wrong-kind";
    public const string WrongAgency = "wrong-agency";
    public const string CivilianNotSent = "civilian-not-sent";
    public const string LacksCapability = "lacks-capability";
    public const string OptedOut = "opted-out";
    public const string AlreadyAsked = "already-asked";
    public const string OffDuty = "off-duty";
    public const string NotAvailable = "not-available";
    public const string Occupied = "occupied";
    public const string StalePosition = "stale-position";
    public const string OutsideRadius = "outside-radius";

    /// <summary>Shortfall only: nobody of the wanted sort was there at all, or all who were have been chosen.</summary>
    public const string NoCandidates = "no-candidates";
}

namespace Dispatch.Domain.Alerting;

/// <summary>What an alert is for; its texts follow from this.</summary>
[GenerateSerializer, Alias("dispatch.AlertKind")]
public enum AlertKind
{
    /// <summary>Posts of a cordon: each recipient hears its own post.</summary>
    Posts,
    /// <summary>A BOLO: look out where you are and report.</summary>
    Lookout,
    /// <summary>Help with a search or a rescue by looking and reporting.</summary>
    Assist,
    /// <summary>Everybody in the city; the incident must be verified.</summary>
    CityWide,
    /// <summary>A public matter without a suspect: a missing child, a closed bridge.</summary>
    CivicCall,
}

/// <summary>CAP 1.2 urgency: at once, within the hour, in the near future.</summary>
[GenerateSerializer, Alias("dispatch.AlertUrgency")]
public enum AlertUrgency
{
    Immediate,
    Expected,
    Future,
}

/// <summary>The life of an alert.</summary>
[GenerateSerializer, Alias("dispatch.AlertStanding")]
public enum AlertStanding
{
    /// <summary>A second authorised person has not released it; nobody was told.</summary>
    AwaitsRelease,
    Active,
    /// <summary>What it said is wrong or must not be acted on.</summary>
    Retracted,
    /// <summary>It is over.</summary>
    StoodDown,
    Expired,
}

/// <summary>How an alert ends for a recipient. A later one counts only when it says more: see <see cref="Delivery.DeliveryLadder.End"/>.</summary>
[GenerateSerializer, Alias("dispatch.EndingKind")]
public enum EndingKind
{
    /// <summary>Enough others came: thanked and let go.</summary>
    Released,
    Expired,
    StandDown,
    /// <summary>What was said is wrong. Reaches also those who were let go before: they may still believe it.</summary>
    Retracted,
}

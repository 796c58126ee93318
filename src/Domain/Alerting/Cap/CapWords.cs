namespace Dispatch.Domain.Alerting.Cap;

/// <summary>How a message is to be handled; a drill is always <see cref="Exercise"/>.</summary>
public enum CapStatus
{
    Actual,
    Exercise,
    System,
    Test,
    Draft,
}

public enum CapMsgType
{
    Alert,
    Update,
    Cancel,
    Ack,
    Error,
}

public enum CapScope
{
    Public,
    Restricted,
    Private,
}

public enum CapCategory
{
    Geo,
    Met,
    Safety,
    Security,
    Rescue,
    Fire,
    Health,
    Env,
    Transport,
    Infra,
    CBRNE,
    Other,
}

public enum CapResponse
{
    Shelter,
    Evacuate,
    Prepare,
    Execute,
    Avoid,
    Monitor,
    Assess,
    AllClear,
    None,
}

public enum CapUrgency
{
    Immediate,
    Expected,
    Future,
    Past,
    Unknown,
}

public enum CapSeverity
{
    Extreme,
    Severe,
    Moderate,
    Minor,
    Unknown,
}

public enum CapCertainty
{
    Observed,
    Likely,
    Possible,
    Unlikely,
    Unknown,
}

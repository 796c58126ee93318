namespace Dispatch.Domain.Tracking.Rules;

/// <summary>The device itself says that it has no fix (NMEA status V, JT/T 808 status bit 1, Traccar valid=false).</summary>
internal sealed class DeviceSaysInvalid : IFixRule
{
    public FixRefusal Reason => FixRefusal.DeviceSaysInvalid;

    public bool Refuses(in FixQuestion question) =>
        !question.Report.Valid;
}
